import { mergeClasses } from "@fluentui/react-components";
import type { Tile } from "../../../shared/domain/bench/board-view.ts";
import { formatAge } from "../../../shared/text/clock-text.ts";
import { say } from "../../../shared/text/say.ts";
import { benchScreenText as text } from "../../../shared/text/screens/bench-screen-text.ts";
import { tileClassText, tileWord, trackSentence } from "../../../shared/text/tile-word.ts";
import { useClockText } from "../../state/bench-clock.ts";
import { useBench } from "../../state/bench-context.ts";
import { HiddenText } from "../../ui/primitives/hidden-text.tsx";
import { Shape } from "../../ui/primitives/shape.tsx";
import { Track, type TrackGround } from "../../ui/primitives/track.tsx";
import { tileShape } from "./tile-shape.ts";
import { useTileStyles } from "./tile-styles.ts";

/** A tile as a button: everything on it, and what a press does. */
export function TileFace(props: {
  readonly tile: Tile;
  /** Whether Tab stops here. */
  readonly isTabStop: boolean;
  readonly onOpen: (unitId: string) => void;
  readonly onFocus?: (unitId: string) => void;
}) {
  const { tile } = props;
  const styles = useTileStyles();
  const isLoud = tile.class === "hands" || tile.class === "ready";
  const quiet = isLoud ? styles.inherit : undefined;
  return (
    <button
      type="button"
      data-tile={tile.unitId}
      data-slot={tile.slot}
      data-class={tile.class}
      tabIndex={props.isTabStop ? 0 : -1}
      className={mergeClasses(styles.tile, classLook(styles, tile))}
      onClick={() => props.onOpen(tile.unitId)}
      onFocus={() => props.onFocus?.(tile.unitId)}
    >
      <span className={styles.number}>
        <HiddenText>{text.slot} </HiddenText>
        {tile.slot ?? "–"}
      </span>
      <span className={mergeClasses(styles.age, quiet)}>
        <HiddenText>{text.forSpan} </HiddenText>
        <TileAge since={tile.since} />
      </span>
      <span className={mergeClasses(styles.shape, wordLook(styles, tile))}>
        <Shape name={tileShape(tile)} />
        <HiddenText>{tileClassText[tile.class]}: </HiddenText>
      </span>
      <span className={mergeClasses(styles.word, wordLook(styles, tile))}>{tileWord(tile)}</span>
      <span className={styles.detail}>
        {say(tile.detail)}
        {tile.lastHeardAt === undefined ? null : (
          <span className={styles.silent}>{text.lastHeard(tile.lastHeardAt)}</span>
        )}
      </span>
      <span className={styles.track}>
        <Track parts={tile.track} ground={groundOf(tile)} label={trackSentence(tile.track)} />
      </span>
      <span className={mergeClasses(styles.model, quiet)}>
        <bdi>{tile.model}</bdi>
      </span>
      <span className={styles.serial}>
        <HiddenText>{text.serialEnding} </HiddenText>
        {tile.serialNumber.trim().slice(-5)}
      </span>
    </button>
  );
}

function TileAge({ since }: { readonly since: number }) {
  return useClockText(useBench().clock, (now) => formatAge(now - since));
}

function groundOf(tile: Tile): TrackGround {
  return tile.class === "hands" || tile.class === "ready" ? tile.class : "plain";
}

function classLook(styles: ReturnType<typeof useTileStyles>, tile: Tile): string | undefined {
  return tile.class === "quiet" || tile.class === "running" ? undefined : styles[tile.class];
}

function wordLook(styles: ReturnType<typeof useTileStyles>, tile: Tile): string | undefined {
  if (tile.lastHeardAt !== undefined && (tile.class === "quiet" || tile.class === "running")) return styles.quietWord;
  if (tile.class === "stop") return styles.stopWord;
  return tile.class === "look" ? styles.lookWord : undefined;
}
