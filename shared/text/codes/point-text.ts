import type { TextCode } from "../../domain/bench/text-code.ts";
import { errorMeaning, errorPhase } from "../lists/error-catalogue.ts";
import { changedFieldText } from "../lists/field-text.ts";
import { espTroubleText, reportStatusText } from "../lists/flow-text.ts";
import { changed, clause, clockOf, counted, lowerFirst, named, numberOf, type Sentence, textOf } from "../sentence.ts";

type PointCode = Extract<TextCode, `point.${string}`>;

const missingConfirmation: Readonly<Record<string, string>> = {
  success: "Success screen not confirmed",
  reseal: "Reseal not confirmed",
  powerOff: "Screen off not confirmed",
};

const missingLabel: Readonly<Record<string, string>> = {
  print: "Print the label to go on",
  scan: "Label printed; scan it on the box",
};

/** The nine points: what was shown, what is missing, what contradicts. The title of a point comes from `gatePointText`. */
export const pointText: Readonly<Record<PointCode, Sentence>> = {
  "point.confirmations.shown": (p) =>
    `${clause("", textOf(p, "actor"), " · ")}${clockOf(p, "successAt")} · ${clockOf(p, "resealAt")} · ${clockOf(p, "powerOffAt")}`,
  "point.confirmations.missing": (p) => named(missingConfirmation, textOf(p, "missing")),
  "point.enrolled.shown": (p) =>
    `Enrolled ${clockOf(p, "at")}${clause(", ", numberOf(p, "minutesAfterStart"), " min after start")}`,
  "point.enrolled.missing": () => "Intune does not list this unit for this attempt yet",
  "point.reportedSuccess.shown": (p) => `${named(reportStatusText, textOf(p, "status"))} · row of ${clockOf(p, "at")}`,
  "point.reportedSuccess.accepted": (p) => `Accepted as not updated by ${textOf(p, "name")}: ${textOf(p, "reason")}`,
  "point.reportedSuccess.waiting": (p) => {
    // Zero stands for: nothing is awaited before the run has ended.
    const isAwaited = (numberOf(p, "untilAt") ?? 0) > 0;
    return `No row for this attempt yet${isAwaited ? `; waiting until ${clockOf(p, "untilAt")}` : ""}`;
  },
  "point.reportedSuccess.askAcceptance": (p) =>
    `No row since ${clockOf(p, "sinceAt")}; a named person may accept it as not updated`,
  "point.reportedSuccess.failedRow": (p) =>
    `The report says: ${named(reportStatusText, textOf(p, "status")).toLowerCase()}`,
  "point.espHeld.shown": (p) =>
    `“${textOf(p, "espName")}”${clause(" · allows ", numberOf(p, "timeoutMinutes"), " min")}`,
  "point.espHeld.regrouped": () =>
    "Its groups were changed since the run began; only the deployment report can say which page held it",
  "point.espHeld.missing": () => "Which Enrollment Status Page applied is not known yet",
  "point.espHeld.contradicted": (p) => `“${textOf(p, "espName")}” ${named(espTroubleText, textOf(p, "what"))}`,
  "point.unchanged.shown": (p) => `Tag ${textOf(p, "tag") || "none"} · profile ${textOf(p, "profile")}`,
  "point.unchanged.missing": () =>
    "The registration has not been read since the device was sealed, or since its values were changed",
  "point.unchanged.changing": () => "A change of its values is not at its end",
  "point.unchanged.contradicted": (p) =>
    `${named(changedFieldText, textOf(p, "field"))} ${changed(textOf(p, "before"), textOf(p, "after"))}`,
  "point.noBlockingError.shown": (p) => `${counted(numberOf(p, "apps"), "app")} reported, none blocked`,
  "point.noBlockingError.accepted": (p) =>
    `The page blocks on apps and showed success; ${textOf(p, "name")} accepted that no report says more`,
  "point.noBlockingError.missing": () => "The device has not reported its apps yet",
  "point.noBlockingError.contradicted": (p) => {
    const meaning = lowerFirst(errorMeaning(textOf(p, "errorCode"), errorPhase(textOf(p, "phase"))));
    return `A blocking app failed${clause(": ", textOf(p, "errorCode"))}${clause(", ", meaning)}`;
  },
  "point.noContactAfterReseal.shown": (p) => `Last contact ${clockOf(p, "at")}, before Reseal`,
  "point.noContactAfterReseal.missing": () => "Intune has not been read since Reseal",
  "point.noContactAfterReseal.contradicted": (p) => `Contact at ${clockOf(p, "at")}, after Reseal`,
  "point.labelled.shown": (p) => `Printed ${clockOf(p, "printedAt")}, scanned ${clockOf(p, "scannedAt")}`,
  "point.labelled.missing": (p) => named(missingLabel, textOf(p, "missing")),
  "point.labelled.contradicted": (p) => `The box carries “${textOf(p, "boxCode")}”, which belongs to another unit`,
  "point.fresh.shown": (p) => `Oldest ${clockOf(p, "oldestAt")}`,
  "point.fresh.missing": (p) =>
    numberOf(p, "oldestAt") === undefined
      ? "Not everything has been seen yet"
      : `Oldest ${clockOf(p, "oldestAt")}; the bench is reading again`,
};
