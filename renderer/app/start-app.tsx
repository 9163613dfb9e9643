import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { createBenchClient } from "../client/bench-client.ts";
import { pageApiOf } from "../client/page-api.ts";
import { createBench } from "../state/create-bench.ts";
import { NoPreload } from "./no-preload.tsx";
import { Root } from "./root.tsx";

/** Draws the app into a page and follows the bench. Answers a function that takes it down again. */
export function startApp(page: Window): () => void {
  const place = page.document.getElementById("reseal");
  if (place === null) throw new Error("The page has no place for the app");
  const root = createRoot(place);
  const api = pageApiOf(page);
  if (api === undefined) {
    root.render(<NoPreload />);
    return () => root.unmount();
  }
  const { bench, start } = createBench({
    client: createBenchClient(api),
    beforeFrame: (run) => page.requestAnimationFrame(run),
    newId: () => page.crypto.randomUUID(),
    realNow: () => Date.now(),
    everySecond: (tick) => {
      const timer = page.setInterval(tick, 1000);
      return () => page.clearInterval(timer);
    },
  });
  const stop = start();
  root.render(
    <StrictMode>
      <Root bench={bench} />
    </StrictMode>,
  );
  return () => {
    stop();
    root.unmount();
  };
}
