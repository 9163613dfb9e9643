import type { BoardFilter } from "./board-filter.ts";
import { createStore, type MutableStore } from "./store.ts";

/** The screens of the left rail. */
export type ViewName = "bench" | "intake" | "tenant" | "ship" | "settings";

/** What lies over the screen. */
export type Overlay = "palette" | "help";

/** One unit, or devices that are still to be chosen. */
export type Assigning = { readonly unitId: string } | "several";

/** What a scan, an undo or a command came to; shown for ten seconds. */
export type Report = {
  readonly sequence: number;
  readonly heading: string;
  readonly lines: readonly string[];
  readonly isFault: boolean;
  readonly canUndo: boolean;
};

/** What only the screen knows: never evidence, never sent anywhere. */
export type UiState = {
  readonly view: ViewName;
  readonly openUnitId: string | undefined;
  /** The unit whose past lies over its panel. */
  readonly pastUnitId: string | undefined;
  /** Whose values are being changed: one unit's, or those of several devices. */
  readonly assigning: Assigning | undefined;
  readonly shipUnitId: string | undefined;
  readonly filter: BoardFilter;
  readonly isSearching: boolean;
  readonly isWall: boolean;
  readonly overlay: Overlay | undefined;
  readonly report: Report | undefined;
};

/** The state a page starts with. */
const initialUiState: UiState = {
  view: "bench",
  openUnitId: undefined,
  pastUnitId: undefined,
  assigning: undefined,
  shipUnitId: undefined,
  filter: { search: "" },
  isSearching: false,
  isWall: false,
  overlay: undefined,
  report: undefined,
};

/** What can be done to the screen itself. */
export type UiActions = {
  readonly show: (view: ViewName) => void;
  readonly openUnit: (unitId: string) => void;
  readonly closeUnit: () => void;
  readonly openPast: (unitId: string) => void;
  readonly closePast: () => void;
  /** Opens the form that changes values; undefined closes it. */
  readonly assign: (whose: Assigning | undefined) => void;
  readonly selectForShipping: (unitId: string | undefined) => void;
  readonly filterBy: (filter: BoardFilter) => void;
  /** Opens the search field of the board; closing it also shows every unit again. */
  readonly search: (isSearching: boolean) => void;
  readonly setWall: (isWall: boolean) => void;
  readonly openOverlay: (overlay: Overlay) => void;
  readonly closeOverlay: () => void;
  readonly report: (report: Omit<Report, "sequence">) => void;
  readonly forgetReport: (sequence: number) => void;
};

/** The screen's own state with the actions on it. */
export type Ui = MutableStore<UiState> & { readonly act: UiActions };

/** Makes the screen's own state. */
export function createUi(): Ui {
  const store = createStore(initialUiState);
  const change = (part: Partial<UiState>) => store.set({ ...store.get(), ...part });
  /** What lies over a unit's panel goes with it, so that nothing is done to another unit than the one that is shown. */
  const withoutPartsOfUnit = (): Partial<UiState> => ({
    pastUnitId: undefined,
    ...(store.get().assigning === "several" ? {} : { assigning: undefined }),
  });
  let reports = 0;
  return {
    ...store,
    act: {
      show: (view) => change({ view, overlay: undefined }),
      openUnit: (unitId) =>
        change({ openUnitId: unitId, ...(store.get().openUnitId === unitId ? {} : withoutPartsOfUnit()) }),
      closeUnit: () => change({ openUnitId: undefined, ...withoutPartsOfUnit() }),
      openPast: (unitId) => change({ pastUnitId: unitId }),
      closePast: () => change({ pastUnitId: undefined }),
      assign: (assigning) => change({ assigning }),
      selectForShipping: (unitId) => change({ shipUnitId: unitId }),
      filterBy: (filter) => change({ filter }),
      search: (isSearching) =>
        change(isSearching ? { isSearching, view: "bench" } : { isSearching, filter: { search: "" } }),
      setWall: (isWall) => change({ isWall }),
      openOverlay: (overlay) => change({ overlay }),
      closeOverlay: () => change({ overlay: undefined }),
      report: (report) => {
        reports += 1;
        change({ report: { ...report, sequence: reports } });
      },
      forgetReport: (sequence) => {
        if (store.get().report?.sequence === sequence) change({ report: undefined });
      },
    },
  };
}
