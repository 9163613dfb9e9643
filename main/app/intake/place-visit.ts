import type { IntakePlace } from "../../../shared/contract/topics/intake.ts";
import type { AppError } from "../../../shared/kernel/app-error.ts";
import type { FolderFile } from "../ports/media.ts";
import { type CopiedFile, copyFile } from "./copy-file.ts";
import type { FoundPlace, IntakePorts } from "./intake-ports.ts";
import { newReading } from "./new-reading.ts";
import type { ReadingList } from "./reading-list.ts";
import type { ReadingQueue } from "./reading-queue.ts";
import { type CopiedEntry, receiptText } from "./receipt.ts";
import { shownPath } from "./shown-path.ts";

/** How a place stands after a look. `moving`: something in it is being written to, so it is looked at again soon. */
export type PlaceState = "still" | "moving" | "gone";

/** One stick or folder, from the moment it is found until it is gone. */
export type PlaceVisit = {
  /** Looks for files that are new here, copies those that are whole and hands them on to be read. */
  readonly look: () => Promise<PlaceState>;
  /** Files that could not be read are tried once more with the next look. */
  readonly tryAgain: () => void;
  /** The place is gone. */
  readonly end: () => void;
  /** The app ends: no further file is begun. */
  readonly stop: () => void;
};

/** Names that are listed of what was missed or left alone. */
const mostNames = 50;

/** Begins a visit; the place shows on the intake topic from its first look on. */
export function createPlaceVisit(
  ports: IntakePorts,
  list: ReadingList,
  queue: ReadingQueue,
  place: FoundPlace & { readonly placeId: string },
): PlaceVisit {
  const { media, clock, ids, bench } = ports;
  const batchId = ids.uuid();
  /** What each file looked like at the last look: one that looks the same again is whole. */
  let lastSeen: ReadonlyMap<string, string> = new Map();
  /** What each file looked like when it was dealt with. */
  const dealtWith = new Map<string, string>();
  const unreadable = new Map<string, string>();
  const leftAlone = new Set<string>();
  const copied = new Map<string, CopiedEntry>();
  let waiting: readonly FolderFile[] = [];
  let hasNews = false;
  /** What keeps files fails for every file; a person says when it is worth trying again. */
  let isStuck = false;
  let isStopped = false;
  /** Whether what the bench put on a stick is still as it was; looked at once a visit, and when somebody asks. */
  let program: IntakePlace["program"] | "notLookedAt" = "notLookedAt";
  let view: IntakePlace | undefined;

  const show = (changes: Partial<IntakePlace>): void => {
    const { placeId, kind, name } = place;
    const {
      error: _error,
      program: _program,
      ...known
    } = view ?? { state: "reading", at: clock.now(), files: 0, receipt: false };
    const next: IntakePlace = {
      ...{ placeId, kind, name },
      ...known,
      filesRead: copied.size,
      missed: [...unreadable.keys()].slice(0, mostNames).map(shownPath),
      leftAlone: [...leftAlone].slice(0, mostNames).map(shownPath),
      ...(program === undefined || program === "notLookedAt" ? {} : { program }),
      ...changes,
    };
    view = next;
    list.showPlace(next);
  };

  const fail = (error: AppError): void => {
    if (view?.state === "failed" && view.error?.code === error.code) return;
    show({ state: "failed", at: clock.now(), error: { code: error.code, context: { ...error.context } } });
  };

  const pulled = (): PlaceState => {
    const missed = waiting.filter(isNew).map(({ path }) => path);
    const isCutShort = view?.state === "reading" && missed.length > 0;
    if (isCutShort) show({ state: "pulled", at: clock.now(), missed: missed.slice(0, mostNames).map(shownPath) });
    return "gone";
  };

  const isNew = (file: FolderFile): boolean => dealtWith.get(file.path) !== looksOf(file);

  /** A folder is watched for months: what is no longer in it need not be remembered. */
  const forgetAbsent = (present: ReadonlySet<string>): void => {
    for (const known of [dealtWith, unreadable, leftAlone, copied])
      for (const path of known.keys()) if (!present.has(path)) known.delete(path);
  };

  /** The same bytes are read once in an order, wherever and however often they turn up. */
  const isRead = (sha256: string): boolean => bench.state().files.some((file) => file.sha256 === sha256);

  const handOn = (
    { path }: FolderFile,
    { sha256, size }: CopiedFile & { readonly kind: "kept" },
  ): AppError | undefined => {
    copied.set(path, { path, size, sha256 });
    if (isRead(sha256) || list.isUnderWay(sha256)) return undefined;
    const origin = { kind: place.kind, batchId, batchName: place.name };
    const start = { readingId: ids.uuid(), fileName: shownPath(path), origin, size, startedAt: clock.now() };
    const kept = list.keep({ ...newReading(start), sha256, state: "reading" });
    if (!kept.ok) return kept.error;
    hasNews = true;
    queue.add(start.readingId);
    return undefined;
  };

  /** Answers the trouble that keeps every further file from being copied. */
  const take = async (file: FolderFile): Promise<AppError | undefined> => {
    const result = await copyFile(ports, place.folder, file);
    if (!result.ok) {
      if (!result.error.code.startsWith("intake.")) return result.error;
      unreadable.set(file.path, looksOf(file));
    } else if (result.value.kind === "leftAlone") leftAlone.add(file.path);
    else if (result.value.kind === "kept") {
      const trouble = handOn(file, result.value);
      if (trouble !== undefined) return trouble;
    } else return undefined;
    dealtWith.set(file.path, looksOf(file));
    return undefined;
  };

  const finish = async (): Promise<void> => {
    const state = hasNews ? "collected" : "nothingNew";
    hasNews = false;
    if (place.kind === "folder") return show({ state, at: clock.now() });
    const written = await media.writeReceipt(place.folder, receiptText(ports, [...copied.values()]));
    const error = written.ok ? {} : { error: { code: written.error.code, context: { ...written.error.context } } };
    show({ state, at: clock.now(), receipt: written.ok, ...error });
  };

  const lookAtProgram = async (): Promise<void> => {
    const checked = place.kind === "stick" ? await ports.sticks.check(place.folder) : undefined;
    program =
      checked === undefined
        ? undefined
        : { state: checked.state, names: checked.names.slice(0, mostNames).map(shownPath) };
    if (view !== undefined) show({});
  };

  /** Copies files until one is missing because the place is. */
  const takeAll = async (files: readonly FolderFile[]): Promise<"done" | "gone" | "stopped"> => {
    for (const file of files) {
      if (isStopped) return "stopped";
      const trouble = await take(file);
      if (trouble !== undefined) {
        isStuck = true;
        fail(trouble);
        return "stopped";
      }
      if (unreadable.has(file.path) && !(await media.listFiles(place.folder)).ok) {
        unreadable.delete(file.path);
        dealtWith.delete(file.path);
        return "gone";
      }
      show({});
    }
    return "done";
  };

  return {
    look: async () => {
      const listed = await media.listFiles(place.folder);
      if (!listed.ok) {
        if (listed.error.code === "intake.notFound" && place.kind === "stick") return pulled();
        fail(listed.error);
        return "still";
      }
      if (isStuck) return "still";
      if (program === "notLookedAt") await lookAtProgram();
      waiting = listed.value;
      forgetAbsent(new Set(waiting.map(({ path }) => path)));
      const news = waiting.filter(isNew);
      const whole = news.filter((file) => lastSeen.get(file.path) === looksOf(file));
      lastSeen = new Map(waiting.map((file) => [file.path, looksOf(file)]));
      if (view === undefined || news.length > 0 || view.state === "failed")
        show({ state: "reading", at: clock.now(), files: waiting.length });
      const taken = await takeAll(whole);
      if (taken === "gone") return pulled();
      if (taken === "stopped") return "still";
      if (waiting.some(isNew)) return "moving";
      if (view?.state === "reading") await finish();
      return "still";
    },
    tryAgain: () => {
      for (const path of unreadable.keys()) dealtWith.delete(path);
      unreadable.clear();
      program = "notLookedAt";
      isStuck = false;
    },
    end: () => void pulled(),
    stop: () => {
      isStopped = true;
    },
  };
}

/** A file that is written to looks different every time. */
function looksOf({ size, changedAt }: FolderFile): string {
  return `${size} ${changedAt}`;
}
