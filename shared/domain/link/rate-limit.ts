import type { EpochMs } from "../../kernel/brand.ts";

/** How many requests may come at once, and how fast that room comes back. */
export type RateLimit = { readonly burst: number; readonly perSecond: number };

/** Room left for one address at a moment. */
type Room = { readonly left: number; readonly at: EpochMs };

/** Takes requests by address while there is room for them. */
export type RateGate = {
  /** Takes `cost` (1 when not said) from the address's room; false when there is not enough. */
  readonly take: (address: string, now: EpochMs, cost?: number) => boolean;
  /** Puts back what a request took that turned out to be welcome. */
  readonly giveBack: (address: string, now: EpochMs, cost: number) => void;
  /** Addresses that are remembered. */
  readonly size: () => number;
};

/** Addresses that are remembered at most; with more of them, those with the most room are forgotten first. */
const mostAddresses = 4_096;

/** Builds a gate that has seen nobody yet. */
export function createRateGate({ burst, perSecond }: RateLimit): RateGate {
  const rooms = new Map<string, Room>();

  const roomOf = (address: string, now: EpochMs): number => {
    const room = rooms.get(address);
    if (room === undefined) return burst;
    return Math.min(burst, room.left + (Math.max(0, now - room.at) / 1000) * perSecond);
  };

  const forgetRested = (now: EpochMs): void => {
    for (const address of rooms.keys()) if (roomOf(address, now) >= burst) rooms.delete(address);
    // All are busy: the oldest goes, so that memory stays bounded whatever happens on the network.
    for (const address of rooms.keys()) {
      if (rooms.size < mostAddresses) break;
      rooms.delete(address);
    }
  };

  return {
    take: (address, now, cost = 1) => {
      const left = roomOf(address, now);
      if (left < cost) return false;
      if (!rooms.has(address) && rooms.size >= mostAddresses) forgetRested(now);
      rooms.set(address, { left: left - cost, at: now });
      return true;
    },
    giveBack: (address, now, cost) => {
      if (rooms.has(address)) rooms.set(address, { left: Math.min(burst, roomOf(address, now) + cost), at: now });
    },
    size: () => rooms.size,
  };
}
