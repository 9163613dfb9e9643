import { useSyncExternalStore } from "react";

/** A value that can be read and followed. */
export type Store<T> = {
  readonly get: () => T;
  /** Calls `listener` after every change. Answers a function that stops it. */
  readonly subscribe: (listener: () => void) => () => void;
};

/** A store whose owner replaces its value. Setting the value it already has tells nobody. */
export type MutableStore<T> = Store<T> & { readonly set: (value: T) => void };

/** A store that tells its listeners at once. */
export function createStore<T>(initial: T): MutableStore<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set: (next) => {
      if (Object.is(value, next)) return;
      value = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

/** A store that takes any number of changes and shows them once per frame; `latest` is the value not yet shown. */
export type FrameStore<T> = MutableStore<T> & { readonly latest: () => T };

/**
 * A store for values that change faster than a screen can draw.
 * @param schedule runs a function before the next frame is drawn
 */
export function createFrameStore<T>(initial: T, schedule: (run: () => void) => void): FrameStore<T> {
  const shown = createStore(initial);
  let latest = initial;
  let isScheduled = false;
  return {
    get: shown.get,
    subscribe: shown.subscribe,
    latest: () => latest,
    set: (next) => {
      latest = next;
      if (isScheduled) return;
      isScheduled = true;
      schedule(() => {
        isScheduled = false;
        shown.set(latest);
      });
    },
  };
}

/** The part of a store's value that `select` picks; draws again only when that part is another one. */
export function useStore<T, S>(store: Store<T>, select: (value: T) => S): S {
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}
