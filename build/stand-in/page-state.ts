/** What the stand-in knows of a page at this moment. */
export type PageState = {
  /** Address as the app knows it (its own scheme, not the https address in its place). */
  url: string;
  title: string;
  isLoading: boolean;
  isCrashed: boolean;
  isDestroyed: boolean;
  /** Execution context of the preload's world in the current document; undefined between documents. */
  preloadContext: number | undefined;
};

/** A page that has not navigated yet. */
export function createPageState(): PageState {
  return { url: "", title: "", isLoading: false, isCrashed: false, isDestroyed: false, preloadContext: undefined };
}
