import { makeStyles, Skeleton, SkeletonItem, tokens } from "@fluentui/react-components";
import { type ReactNode, useEffect, useState } from "react";
import type { PastView } from "../../../shared/domain/clearing/past-view.ts";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { say } from "../../../shared/text/say.ts";
import { pastScreenText as text } from "../../../shared/text/screens/past-screen-text.ts";
import { useCommand } from "../../state/use-command.ts";
import { useUnitDetail } from "../../state/use-unit-detail.ts";
import { AfterDelay } from "../../ui/primitives/after-delay.tsx";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";
import { SidePanel } from "../../ui/primitives/side-panel.tsx";
import { WarningNote } from "../../ui/primitives/warning-note.tsx";
import { signal } from "../../ui/theme/signal-colours.ts";
import { ClearForm } from "./clear-form.tsx";
import { ClearingProgress } from "./clearing-progress.tsx";
import { PastCases } from "./past-cases.tsx";
import { PastLook } from "./past-look.tsx";
import { PastRecords } from "./past-records.tsx";
import { ReleaseCard } from "./release-card.tsx";

const useStyles = makeStyles({
  serial: { margin: 0, fontSize: tokens.fontSizeBase300, color: signal.benchTextQuiet },
  number: { fontFamily: tokens.fontFamilyMonospace, fontWeight: 700, color: signal.benchText },
  loading: { display: "flex", flexDirection: "column", gap: "1rem" },
});

/** Everything about a unit's earlier life in the tenant: what is found, what stands in the way, and how it is cleared. */
export function PastPanel(props: {
  readonly unitId: string;
  /** The last scan and its effect: the unit's own panel, which shows it otherwise, lies below. */
  readonly report: ReactNode;
  readonly onClose: () => void;
}) {
  const { unitId } = props;
  const { answer, error } = useUnitDetail(unitId);
  const look = useCommand("past.look");
  const styles = useStyles();
  const unit = answer?.unit;
  const isUnread = unit !== undefined && isToBeRead(unit.past);
  const { run } = look;
  useEffect(() => {
    if (isUnread) void run({ unitId });
  }, [isUnread, run, unitId]);
  const trouble = look.error ?? error;
  const serial = unit?.tile.serialNumber ?? "";
  return (
    <SidePanel
      title={text.title}
      label={text.label(serial)}
      about={
        <p className={styles.serial}>
          {unit?.tile.model} · <span className={styles.number}>{serial}</span>
        </p>
      }
      close={text.close}
      onClose={props.onClose}
    >
      {props.report}
      {trouble === undefined ? null : <ErrorNote words={errorText(trouble)} />}
      {unit === undefined ? (
        trouble === undefined && (
          <AfterDelay delayMs={300}>
            <Skeleton className={styles.loading} aria-label={text.loading}>
              <SkeletonItem size={64} />
              <SkeletonItem size={128} />
            </Skeleton>
          </AfterDelay>
        )
      ) : (
        <Past unitId={unitId} past={unit.past} isRunning={look.isRunning} onLook={() => void run({ unitId })} />
      )}
    </SidePanel>
  );
}

/** A person opened it to see it: what was never read is read at once. */
function isToBeRead({ refusal, readAt, isLooking, clearing, errorCode }: PastView): boolean {
  const isOpen = clearing?.isOpen === true;
  return refusal === undefined && readAt === undefined && errorCode === undefined && !isLooking && !isOpen;
}

function Past(props: {
  readonly unitId: string;
  readonly past: PastView;
  readonly isRunning: boolean;
  readonly onLook: () => void;
}) {
  const { unitId, past } = props;
  const [chosen, setChosen] = useState("");
  const isOpen = past.clearing?.isOpen === true;
  const offer = past.offers.find(({ key }) => key === chosen);
  const isStuck = past.cases.length > 0 && past.records.length > 0 && past.offers.length === 0;
  return (
    <>
      {past.release === undefined ? null : <ReleaseCard unitId={unitId} release={past.release} />}
      {past.clearing === undefined ? null : <ClearingProgress unitId={unitId} clearing={past.clearing} />}
      {past.refusal === undefined || isOpen ? null : <WarningNote title={text.refused} meaning={say(past.refusal)} />}
      <PastLook past={past} isOpen={isOpen} isRunning={props.isRunning} onLook={props.onLook} />
      <PastCases past={past} />
      <PastRecords past={past} offer={offer} />
      {isStuck && past.refusal === undefined && !isOpen ? (
        <WarningNote title={text.noOfferTitle} meaning={text.noOffer} />
      ) : null}
      {past.offers.length === 0 ? null : <ClearForm unitId={unitId} past={past} offer={offer} onChoose={setChosen} />}
    </>
  );
}
