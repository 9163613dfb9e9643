import { makeStyles, mergeClasses } from "@fluentui/react-components";
import {
  BoxRegular,
  CheckmarkFilled,
  type FluentIcon,
  HandLeftFilled,
  ScanDashRegular,
  WarningRegular,
} from "@fluentui/react-icons";
import { DashedClock, Octagon, Ring } from "./drawn-shapes.tsx";

/** Shapes that carry a meaning without colour. */
export type ShapeName = "hand" | "octagon" | "triangle" | "check" | "ring" | "clock" | "scan" | "box";

const drawn: Readonly<Record<ShapeName, FluentIcon | typeof Ring>> = {
  hand: HandLeftFilled,
  octagon: Octagon,
  triangle: WarningRegular,
  check: CheckmarkFilled,
  ring: Ring,
  clock: DashedClock,
  scan: ScanDashRegular,
  box: BoxRegular,
};

const useStyles = makeStyles({
  shape: { display: "inline-flex", flexShrink: 0, fontSize: "1.75rem", lineHeight: 1 },
  small: { fontSize: "1.25rem" },
});

/** A shape in the colour of the text around it. It is decoration: the word beside it says the same. */
export function Shape({ name, isSmall = false }: { readonly name: ShapeName; readonly isSmall?: boolean }) {
  const styles = useStyles();
  const Drawn = drawn[name];
  return (
    <span className={mergeClasses(styles.shape, isSmall && styles.small)} aria-hidden="true" data-shape={name}>
      <Drawn />
    </span>
  );
}
