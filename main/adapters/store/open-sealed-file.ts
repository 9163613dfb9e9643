import type { FileHandle } from "node:fs/promises";
import { open } from "node:fs/promises";
import type { Result } from "../../../shared/kernel/result.ts";
import { err, ok } from "../../../shared/kernel/result.ts";
import type { ByteSource } from "../../app/ports/intake-reader.ts";
import type { Secrets } from "../../app/ports/secrets.ts";
import { blockCipher, blocksOf, fixedHeadBytes, readFixedHead } from "./sealed-format.ts";
import { checkLastBlock, createSealedReader, type SealedBody } from "./sealed-reader.ts";
import { causeOf, type StoreTrouble, storeTroubleOf, storeUnreadable } from "./store-errors.ts";

/** Which content a sealed file must have, what messages call it, and who unwraps its key. */
export type SealedFileAsked = { readonly sha256: string; readonly name: string; readonly secrets: Secrets };

/** Opens a sealed file and checks head and last block. Errors: `store.unreadable`, `secrets.unavailable`. */
export async function openSealedFile(
  path: string,
  { sha256, name, secrets }: SealedFileAsked,
): Promise<Result<ByteSource & { readonly close: () => Promise<void> }>> {
  const unreadable = (reason: StoreTrouble, cause?: string) => err(storeUnreadable(name, reason, cause));
  let file: FileHandle | undefined;
  const refuse = async <E>(answer: E): Promise<E> => {
    await file?.close();
    return answer;
  };
  try {
    file = await open(path, "r");
    const keyLength = readFixedHead(await readAt(file, 0, fixedHeadBytes));
    if (typeof keyLength === "string") return await refuse(unreadable(keyLength));
    const bodyAt = fixedHeadBytes + keyLength;
    const head = await readAt(file, 0, bodyAt);
    const bodyBytes = (await file.stat()).size - bodyAt;
    const cut = blocksOf(bodyBytes);
    if (head.length < bodyAt || cut === undefined) return await refuse(unreadable("damaged", "length"));
    const key = secrets.decrypt(head.subarray(fixedHeadBytes));
    if (!key.ok) return await refuse(key);
    const body: SealedBody = {
      file,
      cipher: blockCipher(Buffer.from(key.value, "base64"), head),
      bodyAt,
      bodyBytes,
      blocks: cut.count,
      contentBytes: cut.contentBytes,
      contentSha256: sha256,
    };
    await checkLastBlock(body);
    return ok(createSealedReader(body, name));
  } catch (thrown) {
    // What is no error of a system call is one of the cipher: the bytes are not those that were sealed.
    const isSystemCall = thrown instanceof Error && "syscall" in thrown;
    return refuse(unreadable(isSystemCall ? storeTroubleOf(thrown) : "damaged", causeOf(thrown)));
  }
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}
