import { makeStyles, tokens } from "@fluentui/react-components";
import { benchScreenText as text } from "../../../shared/text/screens/bench-screen-text.ts";
import { useBench } from "../../state/bench-context.ts";
import type { SearchResult } from "../../state/board-search.ts";
import { TileFace } from "./tile-face.tsx";
import { useTileStyles } from "./tile-styles.ts";

const useStyles = makeStyles({
  section: { display: "flex", flexDirection: "column", gap: "0.5rem" },
  heading: { margin: 0, fontSize: "1rem", fontWeight: 600 },
  grid: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(13rem, 1fr))",
    gap: "0.75rem",
    margin: 0,
    padding: 0,
    listStyleType: "none",
  },
  more: { margin: 0, fontSize: tokens.fontSizeBase300 },
});

/** Units of the order that a search found and the board does not show. */
export function FoundUnits({ result }: { readonly result: SearchResult }) {
  const { ui } = useBench();
  const { tiles, more } = result;
  const styles = useStyles();
  const tileStyles = useTileStyles();
  if (tiles.length === 0) return null;
  return (
    <section className={styles.section} aria-label={text.foundElsewhere(tiles.length + more)}>
      <h2 className={styles.heading}>{text.foundElsewhere(tiles.length + more)}</h2>
      <ul className={styles.grid}>
        {tiles.map((tile) => (
          <li key={tile.unitId} className={tileStyles.place}>
            <TileFace tile={tile} isTabStop onOpen={ui.act.openUnit} />
          </li>
        ))}
      </ul>
      {more === 0 ? null : <p className={styles.more}>{text.moreFound(more)}</p>}
    </section>
  );
}
