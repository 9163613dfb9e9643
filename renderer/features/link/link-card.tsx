import type { ReactNode } from "react";
import { linkScreenText as text } from "../../../shared/text/screens/link-screen-text.ts";
import { useBench } from "../../state/bench-context.ts";
import { useStore } from "../../state/store.ts";
import { Card } from "../../ui/primitives/card.tsx";
import { LinkClosed } from "./link-closed.tsx";
import { LinkLost } from "./link-lost.tsx";
import { LinkOpen } from "./link-open.tsx";

/** The bench link on Intake. `practice` stands for the hand that runs the line on a simulated device. */
export function LinkCard({ practice }: { readonly practice: ReactNode }) {
  const { link } = useBench();
  const view = useStore(link, (value) => value);
  return (
    <Card title={text.title}>
      {view === undefined ? null : view.open === undefined ? (
        <LinkClosed />
      ) : view.open.lost !== undefined ? (
        <LinkLost address={view.open.address} lost={view.open.lost} devices={view.devices} />
      ) : (
        <LinkOpen open={view.open} devices={view.devices} refusals={view.refusals} practice={practice} />
      )}
    </Card>
  );
}
