import type { ScanOutcome } from "../../shared/domain/bench/unit-view.ts";
import type { AppError } from "../../shared/kernel/app-error.ts";
import type { BoardFilter } from "./board-filter.ts";
import { createStore, type MutableStore } from "./store.ts";

/** The screens of the left rail. */
export type ViewName = "bench" | "intake" | "ship" | "settings";

/** What lies over the screen. */
export type Overlay = "palette" | "help";

/** The last scan and what it did, or why nothing was done. */
export type ScanReport = {
  readonly sequence: number;
  readonly text: string;
  readonly answer:
    | { readonly ok: true; readonly outcome: ScanOutcome }
    | { readonly ok: false; readonly error: AppError };
};

/** What only the screen knows: never evidence, never sent anywhere. */
export type UiState = {
  readonly view: ViewName;
  readonly openUnitId: string | undefined;
  readonly shipUnitId: string | undefined;
  readonly filter: BoardFilter;
  readonly isWall: boolean;
  readonly overlay: Overlay | undefined;
  readonly scan: ScanReport | undefined;
};

/** The state a page starts with. */
export const initialUiState: UiState = {
  view: "bench",
  openUnitId: undefined,
  shipUnitId: undefined,
  filter: { search: "" },
  isWall: false,
  overlay: undefined,
  scan: undefined,
};

/** What can be done to the screen itself. */
export type UiActions = {
  readonly show: (view: ViewName) => void;
  readonly openUnit: (unitId: string) => void;
  readonly closeUnit: () => void;
  readonly selectForShipping: (unitId: string | undefined) => void;
  readonly filterBy: (filter: BoardFilter) => void;
  readonly setWall: (isWall: boolean) => void;
  readonly openOverlay: (overlay: Overlay) => void;
  readonly closeOverlay: () => void;
  readonly reportScan: (text: string, answer: ScanReport["answer"]) => void;
  readonly forgetScan: (sequence: number) => void;
};

/** The screen's own state with the actions on it. */
export type Ui = MutableStore<UiState> & { readonly act: UiActions };

/** Makes the screen's own state. */
export function createUi(): Ui {
  const store = createStore(initialUiState);
  const change = (part: Partial<UiState>) => store.set({ ...store.get(), ...part });
  let scans = 0;
  return {
    ...store,
    act: {
      show: (view) => change({ view, overlay: undefined }),
      openUnit: (unitId) => change({ openUnitId: unitId }),
      closeUnit: () => change({ openUnitId: undefined }),
      selectForShipping: (unitId) => change({ shipUnitId: unitId }),
      filterBy: (filter) => change({ filter }),
      setWall: (isWall) => change({ isWall }),
      openOverlay: (overlay) => change({ overlay }),
      closeOverlay: () => change({ overlay: undefined }),
      reportScan: (text, answer) => {
        scans += 1;
        change({ scan: { sequence: scans, text, answer } });
      },
      forgetScan: (sequence) => {
        if (store.get().scan?.sequence === sequence) change({ scan: undefined });
      },
    },
  };
}
