import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { memo, type ReactNode } from "react";
import type { IntakeReadingRow } from "../../../shared/contract/topics/intake.ts";
import { formatDateAndClock } from "../../../shared/text/clock-text.ts";
import { intakeReadingText as text } from "../../../shared/text/screens/intake-reading-text.ts";
import { useBench } from "../../state/bench-context.ts";
import { DataTable } from "../../ui/primitives/data-table.tsx";
import { TextButton } from "../../ui/primitives/text-button.tsx";
import { signal } from "../../ui/theme/signal-colours.ts";
import { nameInGroup } from "./group-readings.ts";
import { makerAndModel } from "./maker-and-model.ts";
import { RowJudgement } from "./row-judgement.tsx";
import type { RowOfFile } from "./row-pages.ts";

const useStyles = makeStyles({
  serial: { fontFamily: tokens.fontFamilyMonospace, whiteSpace: "nowrap" },
  quiet: { display: "block", color: signal.benchTextQuiet },
  entry: { minWidth: "8rem", overflowWrap: "anywhere" },
});

/**
 * One page of rows: what each says, and what became of it. A press on a row opens its unit. Two hundred rows are drawn
 * again only when one of them changed, and not whenever the counts above them do.
 */
export const RowsTable = memo(function RowsTable(props: {
  readonly label: string;
  readonly batchName: string;
  /** Whether each row names its file. */
  readonly hasFiles: boolean;
  readonly rows: readonly RowOfFile[];
}) {
  const { hasFiles } = props;
  const { ui } = useBench();
  const columns = Object.values(text.columns);
  return (
    <DataTable
      label={props.label}
      columns={hasFiles ? [text.file, ...columns] : columns}
      rows={props.rows.map(({ key, fileName, row }) => {
        const { unitId } = row;
        const open = unitId === undefined || row.waits === true ? undefined : () => ui.act.openUnit(unitId);
        return {
          key,
          isMarked: row.grade === "block",
          cells: [
            ...(hasFiles ? [nameInGroup(fileName, props.batchName)] : []),
            <Place key="place" row={row} />,
            <Serial key="serial" row={row} onOpen={open} />,
            <RowJudgement key="judgement" row={row} />,
            makerAndModel(row) || "–",
            row.tpm || "–",
            <Windows key="windows" row={row} />,
            [row.groupTag, row.assignedUser].filter((part) => part !== "").join(", ") || "–",
          ],
          ...(open === undefined ? {} : { onPress: open }),
        };
      })}
    />
  );
});

type RowPart = (props: { readonly row: IntakeReadingRow }) => ReactNode;

/** The line, and the entry of a container that it stands in. */
const Place: RowPart = ({ row }) => {
  const styles = useStyles();
  return (
    <>
      {row.line}
      {row.entry === "" ? null : <span className={mergeClasses(styles.quiet, styles.entry)}>{row.entry}</span>}
    </>
  );
};

/** The serial number, which opens its unit, and what the file's own column says where that is another one. */
function Serial(props: { readonly row: IntakeReadingRow; readonly onOpen: (() => void) | undefined }) {
  const { onOpen } = props;
  const { serialNumber, listedSerial } = props.row;
  const styles = useStyles();
  const shown = serialNumber || listedSerial || "–";
  const isListedOtherwise = listedSerial !== "" && serialNumber !== "" && listedSerial !== serialNumber;
  return (
    <span className={styles.serial}>
      {onOpen === undefined ? (
        shown
      ) : (
        <TextButton label={text.openUnit(shown)} onPress={onOpen}>
          {shown}
        </TextButton>
      )}
      {isListedOtherwise ? <span className={styles.quiet}>{text.listedAs(listedSerial)}</span> : null}
    </span>
  );
}

/** The Windows that the hash was captured in, and when. */
const Windows: RowPart = ({ row }) => {
  const styles = useStyles();
  return (
    <>
      {row.osBuild || "–"}
      {row.capturedAt === undefined ? null : <span className={styles.quiet}>{formatDateAndClock(row.capturedAt)}</span>}
    </>
  );
};
