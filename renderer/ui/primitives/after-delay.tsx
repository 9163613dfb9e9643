import { type ReactNode, useEffect, useState } from "react";

/** Shows its children only once `delayMs` have passed, so that a short wait shows nothing at all. */
export function AfterDelay({ delayMs, children }: { readonly delayMs: number; readonly children: ReactNode }) {
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), delayMs);
    return () => clearTimeout(timer);
  }, [delayMs]);
  return isOver ? children : null;
}
