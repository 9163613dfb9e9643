import { setImmediate } from "node:timers/promises";
import type { ByteSource } from "../../../app/ports/intake-reader.ts";
import type { ContainerItem } from "../container/container-item.ts";
import { EntryFailure } from "../entry-failure.ts";
import { createBlockUnpacker } from "./block-unpackers.ts";
import { ByteCursor } from "./byte-cursor.ts";
import { type CabinetFile, type CabinetFolder, readCabinetDirectory } from "./cabinet-directory.ts";
import { takeDataBlock } from "./data-block.ts";
import { unlistedData } from "./unlisted-data.ts";

/** Unpacking is work without waiting: after so many blocks others get their turn. */
const blocksAtATime = 8;

/** What opening a cabinet needs from the reading: how many entries are left, and where unpacked bytes are counted. */
export type OpenCabinetOptions = {
  readonly maximumEntries: number;
  /** Throws when the file has unpacked enough. */
  readonly countWork: (bytes: number) => void;
};

/**
 * The files of a cabinet in the order their bytes come, so that one pass over each folder unpacks them all. What cannot be
 * read is among them as trouble; throws `EntryFailure` only when nothing can.
 */
export async function* openCabinet(
  source: ByteSource,
  { maximumEntries, countWork }: OpenCabinetOptions,
): AsyncGenerator<ContainerItem> {
  const directory = await readCabinetDirectory(source, maximumEntries);
  const streams = new Map<CabinetFolder, FolderStream>();
  const isWhole = directory.damagedAt === undefined && directory.declaredFiles <= maximumEntries && !directory.isPart;
  const unlisted = isWhole ? await unlistedData(source, directory) : [];
  for (const file of inDataOrder([...directory.files, ...unlisted])) {
    const { folder, name, size } = file;
    if (folder === undefined) {
      yield { kind: "trouble", name, trouble: "damaged", params: { format: "cab", reason: "otherCabinet" } };
      continue;
    }
    const stream = streams.get(folder) ?? new FolderStream(source, folder, directory.blockReserve, countWork);
    streams.set(folder, stream);
    yield { kind: "entry", name, size, packedSize: source.size, unpack: () => stream.range(file) };
  }
  if (directory.damagedAt !== undefined)
    yield { kind: "trouble", trouble: "damaged", params: { format: "cab", position: directory.damagedAt } };
  else if (unlisted.length > 0 || directory.declaredSize > source.size)
    yield { kind: "trouble", trouble: "damaged", params: { format: "cab" } };
  else if (directory.declaredFiles > maximumEntries)
    yield { kind: "trouble", trouble: "tooManyEntries", params: { limit: maximumEntries } };
}

function inDataOrder(files: readonly CabinetFile[]): readonly CabinetFile[] {
  const place = (file: CabinetFile): number => file.folder?.dataAt ?? 0;
  return files.toSorted((left, right) => place(left) - place(right) || left.offset - right.offset);
}

/** What a folder unpacks to. It goes forward; going back starts over. */
class FolderStream {
  readonly #start: () => AsyncGenerator<Uint8Array>;
  #bytes: AsyncGenerator<Uint8Array>;
  /** What was unpacked last, and where it stands in the folder. */
  #chunk: Uint8Array = new Uint8Array();
  #chunkAt = 0;
  /** Why there is nothing more: all files behind a damage say the same. */
  #failure = new EntryFailure("damaged", { format: "cab" });

  constructor(source: ByteSource, folder: CabinetFolder, reserve: number, countWork: (bytes: number) => void) {
    this.#start = () => unpackFolder(source, folder, reserve, countWork);
    this.#bytes = this.#unpack();
  }

  async *range({ offset, size }: CabinetFile): AsyncGenerator<Uint8Array> {
    if (offset < this.#chunkAt) {
      this.#bytes = this.#unpack();
      this.#chunk = new Uint8Array();
      this.#chunkAt = 0;
    }
    let at = offset;
    while (at < offset + size) {
      while (at >= this.#chunkAt + this.#chunk.length) await this.#advance();
      const part = this.#chunk.subarray(at - this.#chunkAt, offset + size - this.#chunkAt);
      at += part.length;
      yield part;
    }
  }

  async #advance(): Promise<void> {
    const next = await this.#bytes.next();
    if (next.done === true) throw this.#failure;
    this.#chunkAt += this.#chunk.length;
    this.#chunk = next.value;
  }

  async *#unpack(): AsyncGenerator<Uint8Array> {
    try {
      yield* this.#start();
    } catch (thrown) {
      if (thrown instanceof EntryFailure) this.#failure = thrown;
      throw thrown;
    }
  }
}

async function* unpackFolder(
  source: ByteSource,
  folder: CabinetFolder,
  reserve: number,
  countWork: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  const unpacker = createBlockUnpacker(folder.packing);
  const cursor = new ByteCursor(source, folder.dataAt);
  for (let left = folder.blocks; left > 0; left -= 1) {
    const position = cursor.position;
    const block = await takeDataBlock(cursor, reserve);
    countWork(block.size);
    if (block.isCut) {
      yield unpacker.unpackCut(block.packed, block.size);
      throw new EntryFailure("damaged", { format: "cab", position });
    }
    yield unpacker.unpack(block.packed, block.size);
    if (left % blocksAtATime === 0) await setImmediate();
  }
}
