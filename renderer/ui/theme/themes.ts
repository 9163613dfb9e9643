import { type Theme, webDarkTheme, webLightTheme } from "@fluentui/react-components";
import { darkSignals, lightSignals, type SignalColours } from "./signal-colours.ts";

/** Fluent's theme with the product's own colours in it. */
export type ResealTheme = Theme & SignalColours;

/** Sizes in rem, so that text grows with the size a person sets for text. */
const typography = {
  fontFamilyBase:
    '"Inter", "Segoe UI Variable Text", "Segoe UI", "Noto Sans", "Liberation Sans", system-ui, sans-serif',
  fontFamilyMonospace: '"Cascadia Mono", "Cascadia Code", Consolas, "Liberation Mono", "DejaVu Sans Mono", monospace',
  fontSizeBase100: "0.6875rem",
  fontSizeBase200: "0.8125rem",
  fontSizeBase300: "0.9375rem",
  fontSizeBase400: "1.0625rem",
  fontSizeBase500: "1.3125rem",
  fontSizeBase600: "1.625rem",
  fontSizeHero700: "2rem",
  fontSizeHero800: "2.5rem",
  fontSizeHero900: "4rem",
  lineHeightBase100: "0.9375rem",
  lineHeightBase200: "1.125rem",
  lineHeightBase300: "1.3125rem",
  lineHeightBase400: "1.5rem",
  lineHeightBase500: "1.625rem",
  lineHeightBase600: "2rem",
  lineHeightHero700: "2.375rem",
  lineHeightHero800: "2.875rem",
  lineHeightHero900: "4.5rem",
} as const;

/** The look in a bright room. */
export const lightTheme: ResealTheme = { ...webLightTheme, ...typography, ...lightSignals };

/** The look in a dark room. */
export const darkTheme: ResealTheme = { ...webDarkTheme, ...typography, ...darkSignals };
