import type { PlannedEvent, WorldEvent } from "./world-events.ts";

/** Events waiting for their time, a binary heap ordered by time and then by the order they were planned in. */
export type EventQueue = {
  readonly plan: (at: number, event: WorldEvent) => void;
  /** Removes and gives the earliest event that is due at `now`, or undefined. */
  readonly takeDue: (now: number) => PlannedEvent | undefined;
  readonly waiting: () => readonly PlannedEvent[];
};

/** A queue that goes on with `stored` events. */
export function createEventQueue(stored: readonly PlannedEvent[]): EventQueue {
  const heap: PlannedEvent[] = [...stored].sort((one, other) => (isBefore(one, other) ? -1 : 1));
  let nextOrder = stored.reduce((highest, planned) => Math.max(highest, planned.order + 1), 0);

  const swap = (one: number, other: number): void => {
    const held = heap[one] as PlannedEvent;
    heap[one] = heap[other] as PlannedEvent;
    heap[other] = held;
  };
  const rise = (start: number): void => {
    let at = start;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!isBefore(heap[at] as PlannedEvent, heap[parent] as PlannedEvent)) return;
      swap(at, parent);
      at = parent;
    }
  };
  const sink = (): void => {
    let at = 0;
    for (;;) {
      const left = at * 2 + 1;
      if (left >= heap.length) return;
      const right = left + 1;
      const earlier =
        right < heap.length && isBefore(heap[right] as PlannedEvent, heap[left] as PlannedEvent) ? right : left;
      if (!isBefore(heap[earlier] as PlannedEvent, heap[at] as PlannedEvent)) return;
      swap(at, earlier);
      at = earlier;
    }
  };

  return {
    plan: (at, event) => {
      heap.push({ at, order: nextOrder, event });
      nextOrder += 1;
      rise(heap.length - 1);
    },
    takeDue: (now) => {
      const first = heap[0];
      if (first === undefined || first.at > now) return undefined;
      swap(0, heap.length - 1);
      heap.pop();
      sink();
      return first;
    },
    waiting: () => heap,
  };
}

function isBefore(one: PlannedEvent, other: PlannedEvent): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order);
}
