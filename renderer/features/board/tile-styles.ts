import { makeStyles, tokens } from "@fluentui/react-components";
import { signal } from "../../ui/theme/signal-colours.ts";

const forced = "@media (forced-colors: active)";
const narrow = "@container tile (max-width: 11.5rem)";
const wide = "@container tile (min-width: 17rem)";

/** How a tile looks: its grid, its texts, and one look per class. */
export const useTileStyles = makeStyles({
  place: { containerType: "inline-size", containerName: "tile", display: "flex", minWidth: 0 },
  tile: {
    flexGrow: 1,
    minWidth: 0,
    minHeight: "9.25rem",
    display: "grid",
    gridTemplateColumns: "auto minmax(0, 1fr) auto",
    gridTemplateRows: "auto auto 1fr auto auto",
    gridTemplateAreas:
      '"number number age" "shape word word" "detail detail detail" "track track track" "model model serial"',
    columnGap: "0.5rem",
    rowGap: "0.125rem",
    alignItems: "start",
    padding: "0.5rem 0.875rem 0.625rem",
    margin: 0,
    borderRadius: "0.5rem",
    border: `1px solid ${signal.benchLine}`,
    backgroundColor: signal.benchSurface,
    color: signal.benchText,
    fontFamily: tokens.fontFamilyBase,
    textAlign: "left",
    cursor: "pointer",
    ":focus-visible": { outline: `3px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "2px" },
    [narrow]: {
      padding: "0.25rem 0.625rem 0.5rem",
      columnGap: "0.375rem",
      gridTemplateRows: "auto auto auto 1fr auto auto",
      gridTemplateAreas:
        '"number . shape" "number . age" "word word word" "detail detail detail" "track track track" "model model serial"',
    },
  },
  number: {
    gridArea: "number",
    fontSize: "2.625rem",
    lineHeight: 1.15,
    fontWeight: 600,
    [wide]: { fontSize: "3.75rem" },
  },
  age: {
    gridArea: "age",
    justifySelf: "end",
    paddingTop: "0.75rem",
    fontSize: tokens.fontSizeBase200,
    color: signal.benchTextQuiet,
    [narrow]: { paddingTop: 0 },
  },
  shape: {
    gridArea: "shape",
    paddingTop: "0.125rem",
    [narrow]: { justifySelf: "end", paddingTop: "0.25rem", zoom: 0.85 },
  },
  word: {
    gridArea: "word",
    alignSelf: "center",
    fontSize: "1.3125rem",
    lineHeight: 1.15,
    fontWeight: 600,
    overflowWrap: "anywhere",
    [wide]: { fontSize: "1.875rem" },
    // An error code has to stay in one piece.
    [narrow]: { letterSpacing: "-0.03em" },
  },
  detail: {
    [narrow]: { fontSize: tokens.fontSizeBase200 },
    [wide]: { fontSize: "1.125rem" },
    gridArea: "detail",
    paddingTop: "0.125rem",
    fontSize: "0.875rem",
    lineHeight: 1.25,
    overflowWrap: "anywhere",
  },
  silent: { display: "block", fontStyle: "italic" },
  track: { gridArea: "track", paddingTop: "0.25rem", paddingBottom: "0.375rem" },
  model: {
    gridArea: "model",
    fontSize: tokens.fontSizeBase200,
    color: signal.benchTextQuiet,
    overflow: "hidden",
    whiteSpace: "nowrap",
    textOverflow: "ellipsis",
    // Too long for a narrow tile, a model loses its beginning: the maker is the part that all have in common.
    [narrow]: { direction: "rtl", textAlign: "left" },
  },
  serial: {
    gridArea: "serial",
    justifySelf: "end",
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    fontWeight: 700,
  },
  inherit: { color: "inherit" },
  quietWord: { color: signal.benchTextQuiet },
  hands: {
    backgroundColor: signal.handsFill,
    borderTopColor: signal.handsLine,
    borderRightColor: signal.handsLine,
    borderBottomColor: signal.handsLine,
    borderLeftColor: signal.handsLine,
    color: signal.handsText,
    [forced]: { outline: "4px solid Highlight", outlineOffset: "-4px" },
  },
  stop: {
    backgroundColor: signal.stopFill,
    border: `3px solid ${signal.stopLine}`,
    [forced]: { border: "3px double CanvasText" },
  },
  stopWord: { color: signal.stopLine },
  look: { backgroundColor: signal.lookFill, border: `3px dashed ${signal.lookLine}` },
  lookWord: { color: signal.lookLine },
  ready: {
    backgroundColor: signal.readyFill,
    border: `1px solid ${signal.readyFill}`,
    color: signal.readyText,
    [forced]: { border: "4px solid CanvasText" },
  },
  shipped: { backgroundColor: signal.benchGround, color: signal.benchTextQuiet },
  empty: {
    cursor: "default",
    display: "block",
    border: `1px dashed ${signal.trackTodo}`,
    backgroundColor: "transparent",
    color: signal.benchTextQuiet,
  },
});
