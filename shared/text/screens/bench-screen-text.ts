import { formatClock, formatDayAndClock } from "../clock-text.ts";
import { counted, grouped } from "../sentence.ts";

/** Sentences of the bench: grid, Touch next, the order's progress. */
export const benchScreenText = {
  title: "Bench",
  slots: "Slots",
  slot: "Slot",
  emptySlot: "Empty. Scan a unit, then the slot.",
  hiddenByFilter: "Not among those looked for",
  looseUnits: (count: number) => `Without a slot · ${counted(count, "unit")}`,
  moreLoose: (count: number) =>
    `… and ${counted(count, "more unit")} in no slot. Scan a unit and then a slot to place it, or press / to search.`,
  lastHeard: (at: number) => `last heard ${formatClock(at)}`,
  serialEnding: "serial ending",
  forSpan: "for",
  touchNext: "Touch next",
  nothingToTouch: "Nothing needs hands. The bench goes on by itself.",
  touchNextCount: (count: number) => `Touch next: ${count === 0 ? "nothing" : counted(count, "entry", "entries")}`,
  thisOrder: "This order",
  noneReadyYet: "No unit is ready yet. An estimate follows once three units are.",
  firstReady: (at: number) => `First unit ready ${formatClock(at)}.`,
  doneBetween: (from: number, to: number) =>
    `At today's pace the last one is done between ${formatClock(from)} and ${formatClock(to)}.`,
  noEstimateYet: "An estimate follows once three units are ready.",
  estimateOver: "What is left takes longer than the others did.",
  allDone: "All wanted units are done.",
  doneOfWanted: (done: number, wanted: number) => `${grouped(done)} of ${grouped(wanted)} done`,
  collectTitle: "Collect the devices on the bench",
  collectText:
    "The bridge finds the devices on this network, reads their hardware hash and readiness, and puts each on the board.",
  collect: "Collect",
  collecting: "Collecting…",
  orIntake: "Drop files in Intake",
  collected: (found: number) => (found === 0 ? "No device found" : `${counted(found, "device")} found`),
  collectedNone: "Check power and cable, then collect again, or drop files in Intake.",
  collectedSome: "Each is being read now and appears on the board.",
  search: "Search by serial",
  nothingFound: "No unit on this bench fits. Clear the search or the filter.",
  foundElsewhere: (count: number) => `Not among the tiles below · ${counted(count, "unit")}`,
  moreFound: (count: number) => `${counted(count, "more unit")} like that. Type more of the serial.`,
  clearFilter: "Show all units",
} as const;

/** What registering an order will take. */
type ForecastFigures = { readonly calls: number; readonly partnerCalls?: number; readonly minutes: number };

/** Sentences of the order bar. */
export const orderBarText = {
  label: "Order",
  heading: (customer: string, number: string) => `${customer} · order ${number}`,
  tenant: "Tenant",
  tag: "Tag",
  noTag: "none",
  wanted: (count: number) => `${counted(count, "unit")} wanted`,
  profile: "profile",
  shipBy: (at: number) => `ship by ${formatDayAndClock(at)}`,
  forecast: ({ calls, partnerCalls, minutes }: ForecastFigures) => {
    const partner = partnerCalls === undefined ? [] : [`${counted(partnerCalls, "call")} to Partner Center`];
    const graph = calls === 0 ? [] : [`${counted(calls, "call")} to Graph`];
    const needs = [...partner, ...graph, counted(minutes, "minute")];
    return `Registering this order will need about ${needs.slice(0, -1).join(", ")} and ${needs.at(-1)}.`;
  },
  counts: "Counts; press one to see only those units",
  needHands: "need hands",
  running: "running",
  stopped: "stopped",
  ready: "ready",
  shipped: "shipped",
  ofWanted: (wanted: number) => `of ${grouped(wanted)}`,
} as const;
