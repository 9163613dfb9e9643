import { Button, makeStyles, SearchBox } from "@fluentui/react-components";
import { benchScreenText as text } from "../../../shared/text/screens/bench-screen-text.ts";
import { useBench, useBoard, useUi } from "../../state/bench-context.ts";
import { isFiltering, isShown } from "../../state/board-filter.ts";

/** Where the search field is found by the `/` key. */
export const boardSearchId = "board-search";

const useStyles = makeStyles({
  row: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "0.75rem" },
  field: { minWidth: "12rem" },
  note: { margin: 0, fontWeight: 600 },
});

/** The search field and what a search or a pressed count came to. */
export function BoardSearch() {
  const { ui } = useBench();
  const filter = useUi((state) => state.filter);
  const isNothing = useBoard(
    (model) => isFiltering(filter) && ![...model.tiles.values()].some((tile) => isShown(tile, filter)),
  );
  const styles = useStyles();
  return (
    <search className={styles.row}>
      <SearchBox
        className={styles.field}
        id={boardSearchId}
        aria-label={text.search}
        placeholder={text.searchPlaceholder}
        value={filter.search}
        onChange={(_event, data) => ui.act.filterBy({ ...filter, search: data.value })}
      />
      {isFiltering(filter) ? <Button onClick={() => ui.act.filterBy({ search: "" })}>{text.clearFilter}</Button> : null}
      {isNothing === true ? (
        <p className={styles.note} role="status">
          {text.nothingFound}
        </p>
      ) : null}
    </search>
  );
}
