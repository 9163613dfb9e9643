import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useId } from "react";
import type { StatusItem as StatusItemData } from "../../../shared/domain/bench/board-view.ts";
import { say } from "../../../shared/text/say.ts";
import { statusExplanations, frameText as text } from "../../../shared/text/screens/frame-text.ts";
import { HiddenText } from "../../ui/primitives/hidden-text.tsx";
import { signal } from "../../ui/theme/signal-colours.ts";

const useStyles = makeStyles({
  item: { fontWeight: 400, fontSize: "inherit", paddingLeft: "0.375rem", paddingRight: "0.375rem", minWidth: 0 },
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
  detail: {
    // The browser puts a popover beside the button that opened it.
    positionArea: "top span-right",
    inset: "auto",
    margin: "0.5rem 0",
    maxWidth: "26rem",
    padding: "1rem 1.25rem",
    border: `1px solid ${signal.benchTextQuiet}`,
    borderRadius: "0.5rem",
    color: signal.benchText,
    backgroundColor: signal.benchSurface,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
  details: { margin: 0, paddingLeft: "1.25rem", overflowWrap: "anywhere" },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400 },
});

/** One source of the bench: a mark and a word; pressing it says in words how it stands and what to do. */
export function StatusItem({ item, name }: { readonly item: StatusItemData; readonly name: string }) {
  const styles = useStyles();
  const detailId = useId();
  return (
    <>
      <Button
        appearance="transparent"
        className={styles.item}
        popoverTarget={detailId}
        data-status={item.name}
        data-state={item.state}
      >
        <span className={mergeClasses(styles.mark, styles[item.state])} aria-hidden="true" />
        <span>
          <strong>{name}</strong> {say(item.text)}
          <HiddenText>, {text.statusStates[item.state]}</HiddenText>
        </span>
      </Button>
      <div id={detailId} popover="auto" role="dialog" aria-label={name} className={styles.detail}>
        <h3 className={styles.heading}>
          {name}: {text.statusStates[item.state]}
        </h3>
        <p>
          {name} {say(item.text)}.
        </p>
        <p>{statusExplanations[item.name][item.state]}</p>
        {item.details === undefined ? null : (
          <ul className={styles.details}>
            {item.details.map(say).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
      </div>
    </>
  );
}
