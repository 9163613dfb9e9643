import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { Tile } from "../../../shared/domain/bench/board-view.ts";
import { err } from "../../../shared/kernel/result.ts";
import { nextStepText } from "../../../shared/text/lists/next-step-text.ts";
import { say } from "../../../shared/text/say.ts";
import { shipScreenText as text } from "../../../shared/text/screens/ship-screen-text.ts";
import { tileWord } from "../../../shared/text/tile-word.ts";
import { useBench } from "../../state/bench-context.ts";
import { reportOfScan } from "../../state/report-text.ts";
import { Shape, type ShapeName } from "../../ui/primitives/shape.tsx";
import { signal } from "../../ui/theme/signal-colours.ts";
import { awaitsBox } from "./ship-desk.ts";
import type { ShipDesk } from "./use-ship-desk.ts";

type Face = {
  readonly look: "ask" | "yes" | "no";
  readonly shape: ShapeName;
  readonly title: string;
  readonly lines: readonly string[];
};

const useStyles = makeStyles({
  box: {
    display: "flex",
    flexWrap: "wrap",
    gap: "1rem 1.5rem",
    alignItems: "center",
    minHeight: "12rem",
    padding: "1.5rem 2rem",
    borderRadius: "0.5rem",
  },
  ask: { border: `2px dashed ${signal.benchTextQuiet}`, backgroundColor: signal.benchSurface },
  yes: {
    border: `3px solid ${signal.readyFill}`,
    backgroundColor: signal.readyFill,
    color: signal.readyText,
  },
  no: { border: `4px solid ${signal.stopLine}`, backgroundColor: signal.stopFill },
  noTitle: { color: signal.stopLine },
  title: { margin: 0, fontSize: "3rem", lineHeight: 1.15, fontWeight: 700 },
  line: { margin: "0.25rem 0 0", fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  buttons: { flexBasis: "100%", display: "flex", flexWrap: "wrap", justifyContent: "flex-end", gap: "0.5rem" },
  words: { flexGrow: 1, flexBasis: "0", minWidth: "14rem", overflowWrap: "anywhere" },
});

/** The big yes or no, with the reason. */
export function ShipVerdict({ desk, tile }: { readonly desk: ShipDesk; readonly tile: Tile | undefined }) {
  const { ui } = useBench();
  const styles = useStyles();
  const face = faceOf(desk, tile);
  return (
    <section className={mergeClasses(styles.box, styles[face.look])} data-ship={face.look} aria-live="assertive">
      <span className={mergeClasses(face.look === "no" && styles.noTitle)}>
        <Shape name={face.shape} size="large" />
      </span>
      <div className={styles.words}>
        <h3 className={mergeClasses(styles.title, face.look === "no" && styles.noTitle)}>{face.title}</h3>
        {face.lines.map((line) => (
          <p key={line} className={styles.line}>
            {line}
          </p>
        ))}
      </div>
      {desk.unitId === undefined ? null : (
        <div className={styles.buttons}>
          {tile === undefined || face.look !== "no" || awaitsBox(tile) ? null : (
            <Button size="large" appearance="primary" onClick={() => ui.act.openUnit(tile.unitId)}>
              {text.openUnit}
            </Button>
          )}
          <Button size="large" onClick={desk.putDown}>
            {text.anotherUnit}
          </Button>
        </div>
      )}
    </section>
  );
}

function faceOf(desk: ShipDesk, tile: Tile | undefined): Face {
  const unit = tile === undefined ? [] : [`${text.unit(tile.serialNumber)} · ${tile.model}`];
  if (desk.error !== undefined) {
    const { heading, lines } = reportOfScan(desk.read, err(desk.error));
    return { look: "no", shape: "octagon", title: text.no, lines: [heading, ...unit, ...lines] };
  }
  if (desk.shippedUnitId !== undefined) {
    return { look: "yes", shape: "box", title: text.shipped, lines: [...unit, text.shippedHow] };
  }
  if (tile === undefined) return { look: "ask", shape: "scan", title: text.scanUnit, lines: [text.scanUnitHow] };
  if (tile.class === "ready")
    return { look: "yes", shape: "check", title: text.yesScanBox, lines: [...unit, text.yesHow] };
  if (tile.class === "shipped") return { look: "no", shape: "octagon", title: text.no, lines: [...unit, text.already] };
  // The label on the box may be the last point missing: then the next scan is its proof.
  if (awaitsBox(tile)) return { look: "ask", shape: "scan", title: tileWord(tile), lines: [...unit, text.yesHow] };
  const next = tile.class === "stop" ? say(tile.detail) : nextStepText[tile.word];
  return { look: "no", shape: "octagon", title: text.no, lines: [text.notReady(tileWord(tile)), ...unit, next] };
}
