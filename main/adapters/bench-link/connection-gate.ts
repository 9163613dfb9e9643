import type { Socket } from "node:net";
import { createRateGate } from "../../../shared/domain/link/rate-limit.ts";
import { epochMs } from "../../../shared/kernel/brand.ts";
import type { Clock } from "../../app/ports/clock.ts";
import type { LinkLimits } from "./link-limits.ts";

/** Keeps connections few and short. */
export type ConnectionGate = {
  /** Takes a connection, or cuts it at once and answers false. One that is taken is cut when its time is over. */
  readonly enter: (socket: Socket) => boolean;
  readonly cutAll: () => void;
};

/** Builds the gate. `onCut` is told of every connection that was cut, and why. */
export function createConnectionGate(
  { connections, connectionsPerAddress, newConnections, connectionMs }: LinkLimits,
  clock: Clock,
  onCut: (reason: "tooManyConnections" | "tooSlow", from: string) => void,
): ConnectionGate {
  const open = new Map<Socket, string>();
  const counts = new Map<string, number>();
  const rates = createRateGate(newConnections);

  const leave = (socket: Socket, from: string): void => {
    if (!open.delete(socket)) return;
    const left = (counts.get(from) ?? 1) - 1;
    if (left > 0) counts.set(from, left);
    else counts.delete(from);
  };

  return {
    enter: (socket) => {
      const from = callerOf(socket);
      // Nobody listens for what goes wrong on a connection that is not answered yet.
      socket.on("error", () => undefined);
      const here = counts.get(from) ?? 0;
      const isFull = open.size >= connections || here >= connectionsPerAddress;
      // A connection that is cut anyway takes nothing from the room of those that come later.
      if (isFull || !rates.take(from, clock.now())) {
        onCut("tooManyConnections", from);
        socket.destroy();
        return false;
      }
      open.set(socket, from);
      counts.set(from, here + 1);
      const stop = clock.setTimer(epochMs(clock.now() + connectionMs), () => {
        onCut("tooSlow", from);
        socket.destroy();
      });
      socket.once("close", () => {
        stop();
        leave(socket, from);
      });
      return true;
    },
    cutAll: () => {
      for (const socket of open.keys()) socket.destroy();
    },
  };
}

/** The address a connection comes from; an IPv4 address as such, also on a socket for both. */
export function callerOf(socket: Pick<Socket, "remoteAddress">): string {
  return (socket.remoteAddress ?? "").replace(/^::ffff:/, "");
}
