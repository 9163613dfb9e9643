/**
 * The product's own colours beside Fluent's: the four uses of colour (hands, stop, look, ready) and the quiet ground they
 * stand on. Text on its fill has a contrast of at least 4.5:1.
 */
export type SignalColours = {
  readonly benchGround: string;
  readonly benchSurface: string;
  readonly benchLine: string;
  readonly benchText: string;
  readonly benchTextQuiet: string;
  readonly handsFill: string;
  readonly handsLine: string;
  readonly handsText: string;
  readonly handsTrackDone: string;
  readonly handsTrackTodo: string;
  readonly stopFill: string;
  readonly stopLine: string;
  readonly lookFill: string;
  readonly lookLine: string;
  readonly readyFill: string;
  readonly readyText: string;
  readonly readyTrack: string;
  readonly trackDone: string;
  readonly trackTodo: string;
  readonly trackDoing: string;
  readonly trackDoingRest: string;
  readonly well: string;
};

/** Colours for a bright room. */
export const lightSignals: SignalColours = {
  benchGround: "#f5f5f5",
  benchSurface: "#ffffff",
  benchLine: "#e0e0e0",
  benchText: "#242424",
  benchTextQuiet: "#5c5c5c",
  handsFill: "#ffd335",
  handsLine: "#c79a00",
  handsText: "#241f00",
  handsTrackDone: "#6b5800",
  handsTrackTodo: "#dfb000",
  stopFill: "#fdf3f4",
  stopLine: "#b10e1c",
  lookFill: "#fef9f5",
  lookLine: "#8a3707",
  readyFill: "#0f6f0f",
  readyText: "#ffffff",
  readyTrack: "#9fd89f",
  trackDone: "#616161",
  trackTodo: "#d6d6d6",
  trackDoing: "#0f6cbd",
  trackDoingRest: "#b4d6fa",
  well: "#0e700e",
};

/** Colours for a dark room. */
export const darkSignals: SignalColours = {
  benchGround: "#1f1f1f",
  benchSurface: "#292929",
  benchLine: "#3d3d3d",
  benchText: "#ffffff",
  benchTextQuiet: "#b3b3b3",
  handsFill: "#fcd116",
  handsLine: "#fcd116",
  handsText: "#1f1a00",
  handsTrackDone: "#6b5800",
  handsTrackTodo: "#d6ab00",
  stopFill: "#3b1219",
  stopLine: "#ff8f99",
  lookFill: "#3a1d10",
  lookLine: "#ffb187",
  readyFill: "#107c10",
  readyText: "#ffffff",
  readyTrack: "#9fd89f",
  trackDone: "#adadad",
  trackTodo: "#525252",
  trackDoing: "#479ef5",
  trackDoingRest: "#0e4775",
  well: "#54b054",
};

const names = Object.keys(lightSignals) as readonly (keyof SignalColours)[];

/** Every signal colour as the CSS variable that the theme sets, for use in styles. */
export const signal = Object.fromEntries(names.map((name) => [name, `var(--${name})`])) as SignalColours;
