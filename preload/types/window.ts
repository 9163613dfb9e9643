import type { PageApi } from "../../shared/contract/page-api.ts";

declare global {
  // What the preload puts on the page's window; read only, as the object itself is frozen.
  interface Window {
    readonly reseal: PageApi;
  }
}
