import type { PageApi } from "../../shared/contract/page-api.ts";

/** What the preload puts on the page's window, by name. */
export type ExposedToPage = { readonly reseal: PageApi };

declare global {
  interface Window {
    readonly reseal: ExposedToPage["reseal"];
  }
}
