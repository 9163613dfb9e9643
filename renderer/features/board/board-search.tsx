import { Button, Input, makeStyles } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import { benchScreenText as text } from "../../../shared/text/screens/bench-screen-text.ts";
import { useBench, useUi } from "../../state/bench-context.ts";
import { isFiltering } from "../../state/board-filter.ts";
import { useBoardSearch } from "../../state/board-search.ts";
import { FoundUnits } from "./found-units.tsx";

const useStyles = makeStyles({
  row: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "0.75rem" },
  field: { minWidth: "16rem" },
  note: { margin: 0, fontWeight: 600 },
});

/** The search field, while it is wanted, and what a search or a pressed count came to beside the board itself. */
export function BoardSearch() {
  const { ui } = useBench();
  const filter = useUi((state) => state.filter);
  const isSearching = useUi((state) => state.isSearching);
  const result = useBoardSearch();
  const styles = useStyles();
  if (!isSearching && !isFiltering(filter)) return null;
  return (
    <>
      <search className={styles.row}>
        {isSearching ? <SearchField className={styles.field} /> : null}
        <Button onClick={() => ui.act.search(false)}>{text.clearFilter}</Button>
        {result.isNothing ? (
          <p className={styles.note} role="status">
            {text.nothingFound}
          </p>
        ) : null}
      </search>
      <FoundUnits result={result} />
    </>
  );
}

function SearchField({ className }: { readonly className: string | undefined }) {
  const { ui } = useBench();
  const filter = useUi((state) => state.filter);
  const field = useRef<HTMLInputElement>(null);
  // The field was asked for with a key or a button, so it takes the next keys.
  useEffect(() => field.current?.focus(), []);
  return (
    <Input
      type="search"
      {...(className === undefined ? {} : { className })}
      input={{ ref: field }}
      data-board-search=""
      aria-label={text.search}
      placeholder={text.search}
      value={filter.search}
      onChange={(_event, data) => ui.act.filterBy({ ...filter, search: data.value })}
    />
  );
}
