import {
  Button,
  makeStyles,
  mergeClasses,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  tokens,
} from "@fluentui/react-components";
import type { StatusItem as StatusItemData } from "../../../shared/domain/bench/board-view.ts";
import { say } from "../../../shared/text/say.ts";
import { statusExplanations, frameText as text } from "../../../shared/text/screens/frame-text.ts";
import { HiddenText } from "../../ui/primitives/hidden-text.tsx";
import { signal } from "../../ui/theme/signal-colours.ts";

const useStyles = makeStyles({
  item: { fontWeight: 400, paddingLeft: "0.375rem", paddingRight: "0.375rem", minWidth: 0 },
  mark: { display: "inline-block", width: "0.625rem", height: "0.625rem", flexShrink: 0, marginRight: "0.375rem" },
  well: {
    borderRadius: "50%",
    backgroundColor: signal.well,
    "@media (forced-colors: active)": { backgroundColor: "CanvasText" },
  },
  attention: {
    transform: "rotate(45deg) scale(0.85)",
    backgroundColor: signal.lookLine,
    "@media (forced-colors: active)": { backgroundColor: "Highlight" },
  },
  stopped: {
    backgroundColor: signal.stopLine,
    "@media (forced-colors: active)": { backgroundColor: "Highlight" },
  },
  unused: { borderRadius: "50%", border: `1px solid ${signal.benchTextQuiet}` },
  detail: { maxWidth: "26rem", fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400 },
});

/** One source of the bench: a mark and a word; pressing it says in words how it stands and what to do. */
export function StatusItem({ item, name }: { readonly item: StatusItemData; readonly name: string }) {
  const styles = useStyles();
  return (
    <Popover withArrow positioning="above-start">
      <PopoverTrigger disableButtonEnhancement>
        <Button appearance="transparent" className={styles.item} data-status={item.name} data-state={item.state}>
          <span className={mergeClasses(styles.mark, styles[item.state])} aria-hidden="true" />
          <span>
            <strong>{name}</strong> {say(item.text)}
            <HiddenText>, {text.statusStates[item.state]}</HiddenText>
          </span>
        </Button>
      </PopoverTrigger>
      <PopoverSurface className={styles.detail} tabIndex={-1} aria-label={name}>
        <h3 className={styles.heading}>
          {name}: {text.statusStates[item.state]}
        </h3>
        <p>
          {name} {say(item.text)}.
        </p>
        <p>{statusExplanations[item.name][item.state]}</p>
      </PopoverSurface>
    </Popover>
  );
}
