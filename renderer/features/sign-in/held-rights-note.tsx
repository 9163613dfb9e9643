import { Button } from "@fluentui/react-components";
import type { SessionView } from "../../../shared/contract/topics/session.ts";
import { permissionText } from "../../../shared/text/screens/right-lines.ts";
import { rightsText as text } from "../../../shared/text/screens/sign-in-screen-text.ts";
import { lowerFirst } from "../../../shared/text/sentence.ts";
import { useBench, useUi } from "../../state/bench-context.ts";
import { useStore } from "../../state/store.ts";
import { WarningNote } from "../../ui/primitives/warning-note.tsx";

/** Says across the screen that changes are held back for want of a permission or a role; quiet otherwise, and where they are listed. */
export function HeldRightsNote() {
  const { session, ui } = useBench();
  const view = useStore(session, (value) => value);
  const isListed = useUi((state) => state.view === "settings");
  const held = heldBack(view);
  if (held.length === 0 || isListed) return null;
  return (
    <WarningNote
      title={text.heldTitle}
      meaning={text.held(held)}
      action={<Button onClick={() => ui.act.show("settings")}>{text.show}</Button>}
    />
  );
}

/** Changes that are not sent by themselves, in words. */
function heldBack(view: SessionView | undefined): readonly string[] {
  if (view?.kind !== "signedIn") return [];
  return view.rights
    .filter(({ state, changes }) => changes && (state === "noConsent" || state === "refused" || state === "doubtful"))
    .map(({ name }) => lowerFirst(permissionText[name]));
}
