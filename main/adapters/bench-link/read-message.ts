import type { IncomingMessage } from "node:http";
import type * as z from "zod";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";

/** Why a body is not taken. */
export type BodyRefusal = "bodyTooLarge" | "bodyBroken" | "wrongForm";

/** Reads a body of at most so many bytes as one message. What it declares is refused before any of it is read. */
export async function readMessage<T>(
  request: IncomingMessage,
  largestBytes: number,
  schema: z.ZodType<T>,
): Promise<Result<T, BodyRefusal>> {
  const declared = request.headers["content-length"];
  if (declared !== undefined && Number(declared) > largestBytes) return err("bodyTooLarge");
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength;
      if (size > largestBytes) return err("bodyTooLarge");
      chunks.push(chunk);
    }
  } catch {
    // The connection was cut: by the other side, or because it took too long.
    return err("bodyBroken");
  }
  return parseMessage(Buffer.concat(chunks), schema);
}

/** Bytes as a message: UTF-8 without a mark, one JSON value of the agreed form and nothing else. */
export function parseMessage<T>(bytes: Uint8Array, schema: z.ZodType<T>): Result<T, "wrongForm"> {
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
    const parsed = schema.safeParse(value);
    return parsed.success ? ok(parsed.data) : err("wrongForm");
  } catch {
    return err("wrongForm");
  }
}
