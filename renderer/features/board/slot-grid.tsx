import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { type CSSProperties, type KeyboardEvent, useCallback, useDeferredValue, useRef, useState } from "react";
import { benchScreenText as text } from "../../../shared/text/screens/bench-screen-text.ts";
import { useBench, useBoard, useUi } from "../../state/bench-context.ts";
import { isFiltering, isShown } from "../../state/board-filter.ts";
import { useStore } from "../../state/store.ts";
import { compactWindow, stackedWindow } from "../../ui/theme/breakpoints.ts";
import { columnsFor } from "./density.ts";
import { EmptySlot } from "./empty-slot.tsx";
import { isArrowKey, nearestTile } from "./nearest-tile.ts";
import { Tile } from "./tile.tsx";
import { useTileStyles } from "./tile-styles.ts";

const useStyles = makeStyles({
  area: { display: "flex", flexDirection: "column", gap: "0.75rem", flexGrow: 1 },
  grid: {
    display: "grid",
    // No more columns than the density allows, and none narrower than its words need.
    gridTemplateColumns:
      "repeat(auto-fill, minmax(max(8.5rem, calc((100% - (var(--columns) - 1) * 0.75rem) / var(--columns))), 1fr))",
    gridAutoRows: "minmax(9.25rem, var(--row))",
    gap: "0.75rem",
    margin: 0,
    padding: 0,
    listStyleType: "none",
    flexGrow: 1,
    // Where space is dear a row is no higher than its own tiles need.
    [compactWindow]: { gap: "0.5rem", gridAutoRows: "minmax(9.25rem, auto)" },
  },
  // A few slots do not stretch over the whole wall.
  slots: { maxHeight: "calc(var(--rows) * 22rem)", [stackedWindow]: { maxHeight: "none" } },
  farTile: { contentVisibility: "auto", containIntrinsicSize: "auto 10rem" },
  heading: { margin: 0, fontSize: "1rem", fontWeight: 600 },
  more: { margin: "0.75rem 0 0", fontSize: tokens.fontSizeBase400 },
});

/** The slots of the order with their units, and below them the units that lie in no slot. */
export function SlotGrid() {
  const { settings, ui } = useBench();
  const layout = useBoard((model) => model.layout);
  const unplaced = useBoard((model) => model.unplaced);
  // A search must not slow down the field that it is typed into.
  const filter = useDeferredValue(useUi((state) => state.filter));
  // Without a filter the grid does not care what is on the tiles, only where they are.
  const tiles = useBoard((model) => (isFiltering(filter) ? model.tiles : null));
  const density = useStore(settings, (value) => value?.density ?? "auto");
  const area = useRef<HTMLDivElement>(null);
  const [visited, setVisited] = useState<string>();
  const styles = useStyles();
  const tileStyles = useTileStyles();
  const open = useCallback((unitId: string) => ui.act.openUnit(unitId), [ui]);
  if (layout === undefined) return null;

  const hides = (unitId: string): boolean => {
    const tile = tiles?.get(unitId);
    return tile !== undefined && !isShown(tile, filter);
  };
  const inSlots = layout.slots.flatMap(({ unitId }) => unitId ?? []);
  const units = [...inSlots, ...layout.loose].filter((unitId) => !hides(unitId));
  const tabStop = visited !== undefined && units.includes(visited) ? visited : units[0];
  const looseShown = layout.loose.filter((unitId) => !hides(unitId));
  // While something is looked for, what is not shown is found by the search.
  const more = unplaced === undefined || isFiltering(filter) ? 0 : unplaced.total - unplaced.shown;
  // Only a board far larger than a screen is worth the jumps of tiles that are drawn when they come into view.
  const isLarge = layout.slots.length > 60;
  const most = columnsFor(layout.slots.length, density);
  const rows = Math.ceil(layout.slots.length / most);
  const columns = { "--columns": most, "--rows": rows, "--row": most > 6 ? "auto" : "1fr" } as CSSProperties;

  function walk(event: KeyboardEvent): void {
    if (!isArrowKey(event.key) || area.current === null) return;
    const drawn = [...area.current.querySelectorAll<HTMLElement>("[data-tile]")];
    const from = drawn.indexOf(event.target as HTMLElement);
    if (from < 0) return;
    event.preventDefault();
    drawn[
      nearestTile(
        drawn.map((element) => element.getBoundingClientRect()),
        from,
        event.key,
      )
    ]?.focus();
  }

  const draw = (unitId: string) => (
    <Tile unitId={unitId} isTabStop={unitId === tabStop} onOpen={open} onFocus={setVisited} />
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows only move the focus between the buttons inside
    <div ref={area} className={styles.area} onKeyDown={walk}>
      <ul className={mergeClasses(styles.grid, styles.slots)} style={columns} aria-label={text.slots}>
        {layout.slots.map(({ slot, unitId }) => (
          <li key={slot} className={mergeClasses(tileStyles.place, isLarge && styles.farTile)}>
            {unitId === undefined || hides(unitId) ? (
              <EmptySlot slot={slot} isFilteredOut={unitId !== undefined} />
            ) : (
              draw(unitId)
            )}
          </li>
        ))}
      </ul>
      {looseShown.length === 0 ? null : (
        <section aria-label={text.looseUnits(looseShown.length + more)}>
          <h2 className={styles.heading}>{text.looseUnits(looseShown.length + more)}</h2>
          <ul className={styles.grid} style={columns}>
            {looseShown.map((unitId) => (
              <li key={unitId} className={mergeClasses(tileStyles.place, styles.farTile)}>
                {draw(unitId)}
              </li>
            ))}
          </ul>
          {more === 0 ? null : <p className={styles.more}>{text.moreLoose(more)}</p>}
        </section>
      )}
    </div>
  );
}
