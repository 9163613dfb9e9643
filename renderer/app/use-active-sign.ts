import { useEffect } from "react";
import { useBench } from "../state/bench-context.ts";

/** At most so often is it told that somebody is there, in milliseconds: the shortest limit is five minutes. */
const pauseMs = 30_000;

/** Tells the bench that somebody uses it, where idle technicians are signed out. */
export function useActiveSign(): void {
  const { client, settings } = useBench();
  useEffect(() => {
    let toldAt = Number.NEGATIVE_INFINITY;
    const tell = (): void => {
      const isWanted = (settings.get()?.signOutAfterMinutes ?? 0) > 0;
      const now = performance.now();
      if (!isWanted || now - toldAt < pauseMs) return;
      toldAt = now;
      void client.call("session.active", {});
    };
    // Before whoever handles the key or the press, and whatever becomes of it.
    const options = { capture: true, passive: true } as const;
    const kinds = ["keydown", "pointerdown", "pointermove", "wheel"] as const;
    for (const kind of kinds) window.addEventListener(kind, tell, options);
    return () => {
      for (const kind of kinds) window.removeEventListener(kind, tell, options);
    };
  }, [client, settings]);
}
