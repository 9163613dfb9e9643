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
  large: { fontSize: "4.5rem" },
});

/** A shape in the colour of the text around it. It is decoration: the word beside it says the same. */
export function Shape(props: { readonly name: ShapeName; readonly size?: "small" | "large" }) {
  const styles = useStyles();
  const Drawn = drawn[props.name];
  return (
    <span
      className={mergeClasses(
        styles.shape,
        props.size === "small" && styles.small,
        props.size === "large" && styles.large,
      )}
      aria-hidden="true"
      data-shape={props.name}
    >
      <Drawn />
    </span>
  );
}
