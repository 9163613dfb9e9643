import { makeStyles } from "@fluentui/react-components";
import { shipScreenText as text } from "../../../shared/text/screens/ship-screen-text.ts";
import { useAnyTile } from "../../state/board-tile.ts";
import { Screen } from "../../ui/layout/screen.tsx";
import { stackedWindow } from "../../ui/theme/breakpoints.ts";
import { LabelPreview } from "./label-preview.tsx";
import { Manifest } from "./manifest.tsx";
import { awaitsBox } from "./ship-desk.ts";
import { ShipField } from "./ship-field.tsx";
import { ShipVerdict } from "./ship-verdict.tsx";
import { useShipDesk } from "./use-ship-desk.ts";

const useStyles = makeStyles({
  halves: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 3fr) minmax(18rem, 2fr)",
    gap: "1rem",
    alignItems: "start",
    [stackedWindow]: { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  column: { display: "flex", flexDirection: "column", gap: "1rem" },
});

/** Packing: scan the unit, scan the box, read a big yes or no; the manifest grows beside it. */
export function ShipScreen() {
  const desk = useShipDesk();
  const tile = useAnyTile(desk.unitId ?? desk.shippedUnitId);
  const isBox = desk.unitId !== undefined && tile !== undefined && awaitsBox(tile);
  const hasLabel = tile !== undefined && (awaitsBox(tile) || tile.class === "shipped");
  const styles = useStyles();
  return (
    <Screen title={text.title}>
      <div className={styles.halves}>
        <div className={styles.column}>
          <ShipVerdict desk={desk} tile={tile} />
          <ShipField key={`field ${desk.unitId ?? ""}`} desk={desk} isBox={isBox} />
          {hasLabel ? <LabelPreview key={`label ${tile.unitId}`} tile={tile} /> : null}
        </div>
        <Manifest />
      </div>
    </Screen>
  );
}
