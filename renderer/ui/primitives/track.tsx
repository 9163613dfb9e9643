import { makeStyles, mergeClasses } from "@fluentui/react-components";
import { signal } from "../theme/signal-colours.ts";

/** How one part of a track is drawn. */
export type TrackPart = "todo" | "doing" | "done" | "waiting" | "stopped";

/** On which ground the track lies. */
export type TrackGround = "plain" | "hands" | "ready";

const forced = "@media (forced-colors: active)";
const useStyles = makeStyles({
  track: { display: "grid", gridAutoFlow: "column", gridAutoColumns: "1fr", gap: "0.25rem" },
  part: {
    height: "0.3125rem",
    borderRadius: "0.15rem",
    backgroundColor: signal.trackTodo,
    forcedColorAdjust: "none",
    [forced]: { backgroundColor: "GrayText" },
  },
  done: { backgroundColor: signal.trackDone, [forced]: { backgroundColor: "CanvasText" } },
  doing: {
    backgroundImage: `linear-gradient(90deg, ${signal.trackDoing} 55%, ${signal.trackTodo} 55%)`,
    [forced]: { backgroundImage: "linear-gradient(90deg, Highlight 55%, GrayText 55%)" },
  },
  stopped: { backgroundColor: signal.stopLine, [forced]: { backgroundColor: "Highlight" } },
  handsTodo: { backgroundColor: signal.handsTrackTodo },
  handsDone: { backgroundColor: signal.handsTrackDone, [forced]: { backgroundColor: "CanvasText" } },
  handsWaiting: {
    backgroundImage: `linear-gradient(90deg, ${signal.handsText} 55%, ${signal.handsTrackTodo} 55%)`,
    [forced]: { backgroundImage: "linear-gradient(90deg, Highlight 55%, GrayText 55%)" },
  },
  ready: { backgroundColor: signal.readyTrack, [forced]: { backgroundColor: "CanvasText" } },
});

const positions = ["first", "second", "third", "fourth", "fifth"] as const;

/** A track of five parts, from left to right. `label` says it in words. */
export function Track(props: {
  readonly parts: readonly [TrackPart, TrackPart, TrackPart, TrackPart, TrackPart];
  readonly ground: TrackGround;
  readonly label: string;
}) {
  const styles = useStyles();
  const look = (part: TrackPart): string | undefined => {
    if (props.ground === "ready") return styles.ready;
    if (props.ground === "hands") {
      if (part === "todo") return styles.handsTodo;
      return part === "done" ? styles.handsDone : styles.handsWaiting;
    }
    if (part === "waiting") return styles.doing;
    return part === "todo" ? undefined : styles[part];
  };
  return (
    <span className={styles.track} role="img" aria-label={props.label}>
      {props.parts.map((part, index) => (
        <span key={positions[index]} className={mergeClasses(styles.part, look(part))} />
      ))}
    </span>
  );
}
