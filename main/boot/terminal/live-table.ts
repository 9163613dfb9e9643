import type { BoardView, Tile } from "../../../shared/domain/bench/board-view.ts";
import { say } from "../../../shared/text/say.ts";
import { tileWord } from "../../../shared/text/tile-word.ts";

/** Where the table is drawn: `isTerminal` allows redrawing in place. */
export type TableOutput = { readonly write: (text: string) => void; readonly isTerminal: boolean };

/** Draws the board as a table: in place on a terminal, as one line per change elsewhere. */
export function createLiveTable(output: TableOutput): (board: BoardView) => void {
  let drawnLines = 0;
  const known = new Map<string, string>();
  return (board) => {
    if (output.isTerminal) {
      const lines = [heading(board), ...board.tiles.map(row)];
      output.write(
        `${drawnLines === 0 ? "" : `\u001b[${drawnLines}A`}${lines.map((text) => `\u001b[2K${text}\n`).join("")}`,
      );
      drawnLines = lines.length;
      return;
    }
    for (const tile of board.tiles) {
      const text = `${label(tile)}  ${tileWord(tile)}`;
      if (known.get(tile.unitId) === text) continue;
      known.set(tile.unitId, text);
      output.write(`${row(tile)}\n`);
    }
  };
}

function heading({ order, counts }: BoardView): string {
  const { needHands, running, stopped, ready, shipped } = counts;
  return `${order.customer} · order ${order.number} · ${needHands} need hands · ${running} running · ${stopped} stopped · ${ready} ready · ${shipped} of ${order.wanted} shipped`;
}

function row(tile: Tile): string {
  return `${label(tile)}  ${tileWord(tile).padEnd(22)}  ${say(tile.detail)}`;
}

function label(tile: Tile): string {
  return `${String(tile.slot ?? "–").padStart(3)}  ${tile.serialNumber.padEnd(12)}`;
}
