import { mergeClasses } from "@fluentui/react-components";
import { memo } from "react";
import { benchScreenText as text } from "../../../shared/text/screens/bench-screen-text.ts";
import { HiddenText } from "../../ui/primitives/hidden-text.tsx";
import { useTileStyles } from "./tile-styles.ts";

/** A slot without a unit, or with one that is not among those looked for. */
export const EmptySlot = memo(function EmptySlot(props: {
  readonly slot: number | undefined;
  readonly isFilteredOut: boolean;
}) {
  const styles = useTileStyles();
  return (
    <div className={mergeClasses(styles.tile, styles.empty)} data-slot={props.slot}>
      <div className={styles.number}>
        <HiddenText>{text.slot} </HiddenText>
        {props.slot ?? "–"}
      </div>
      <div className={styles.detail}>
        {props.isFilteredOut ? <HiddenText>{text.hiddenByFilter}</HiddenText> : text.emptySlot}
      </div>
    </div>
  );
});
