import * as z from "zod";
import { deviceSignalsSchema } from "../bridge/device-signals.ts";
import { diagnosticsChunkSchema, diagnosticsResultSchema } from "../bridge/diagnostics-result.ts";
import { eventWishSchema } from "../bridge/event-wish.ts";
import { bridgeErrorCodes, deviceReadingSchema } from "../bridge/messages.ts";
import { networkEndpointSchema } from "../bridge/network-endpoint.ts";
import { networkResultsSchema } from "../bridge/network-results.ts";
import { readinessResultSchema } from "../bridge/readiness-result.ts";

/** Version of the protocol between a device that calls in and the bench. */
export const linkProtocolVersion = 1;

/** The only paths there are: the collector to fetch, calling in, telling what was read, and handing over files in pieces. */
export const linkPaths = { collector: "/", pair: "/v1/pair", report: "/v1/report", piece: "/v1/piece" } as const;

/** Bytes of a body. The largest reports are signals of a device with many apps; the host's lines have the same limit. */
export const linkLargestBytes = { pair: 4_096, report: 1_048_576, piece: 327_680 } as const;

const version = z.literal(linkProtocolVersion);
const text = z.string().max(1_024);

/** What a device is asked to read and tell, with what its reading has to look like: the bridge's operations. */
export const linkResults = {
  collect: deviceReadingSchema,
  readiness: readinessResultSchema,
  signals: deviceSignalsSchema,
  network: networkResultsSchema,
  diagnostics: diagnosticsResultSchema,
} as const;
export type LinkOperation = keyof typeof linkResults;
const linkOperations = [
  "collect",
  "readiness",
  "signals",
  "network",
  "diagnostics",
] as const satisfies readonly LinkOperation[];

/** What a reading is told beside its name: as in the bridge's request. */
const wishSchema = z.strictObject({
  events: z.array(eventWishSchema).max(32).optional(),
  endpoints: z.array(networkEndpointSchema).max(128).optional(),
  channels: z.array(z.string().min(1).max(256)).max(32).optional(),
});

/** A device calls in: with the code of its line, a number used once, and who it says it is. */
export const linkPairSchema = z.strictObject({
  v: version,
  code: z.string().min(1).max(32),
  nonce: z.string().regex(/^[0-9a-f]{32}$/),
  device: z.strictObject({ serialNumber: text, uuid: z.string().max(64), manufacturer: text, model: text }),
  powerShellVersion: z.string().max(64),
});
export type LinkPair = z.infer<typeof linkPairSchema>;

const reportHead = {
  v: version,
  /** As the answer to calling in gave it. */
  session: z.string().min(1).max(64),
  /** Rises with every message of a session, also when one is sent again: a copied message has an old one. */
  count: z.number().int().min(1).max(2_147_483_647),
  op: z.enum(linkOperations),
};

/** What a device read, or why it could not. `result` is checked by its operation's own schema. */
export const linkReportSchema = z.discriminatedUnion("ok", [
  z.strictObject({ ...reportHead, ok: z.literal(true), result: z.unknown() }),
  z.strictObject({
    ...reportHead,
    ok: z.literal(false),
    error: z.strictObject({ code: z.enum(bridgeErrorCodes), detail: text }),
  }),
]);
export type LinkReport = z.infer<typeof linkReportSchema>;

/** A piece of a file that was asked for; the report that follows announces them all. */
export const linkPieceSchema = z.strictObject({
  v: version,
  session: reportHead.session,
  count: reportHead.count,
  piece: diagnosticsChunkSchema,
});
export type LinkPiece = z.infer<typeof linkPieceSchema>;

/** Answer to a piece that was taken. */
export const linkPieceAnswerSchema = z.object({ v: version });
export type LinkPieceAnswer = z.infer<typeof linkPieceAnswerSchema>;

/** What the device shows to whoever stands before it, and what it does next. Plain ASCII: its console may have no other letters. */
const answerBody = {
  v: version,
  show: z.object({ heading: z.string().max(80), lines: z.array(z.string().max(160)).max(8) }),
  next: z.object({
    op: z.enum([...linkOperations, "end"]),
    afterSeconds: z.number().int().min(0).max(600),
    wish: wishSchema,
  }),
};

/** Answer to a device that called in. */
export const linkPairAnswerSchema = z.object({ ...answerBody, session: z.string().min(1).max(64) });
export type LinkPairAnswer = z.infer<typeof linkPairAnswerSchema>;

/** Answer to a report. */
export const linkAnswerSchema = z.object(answerBody);
export type LinkAnswer = z.infer<typeof linkAnswerSchema>;

/** Answer to what is not taken. */
export const linkRefusalSchema = z.object({ v: version, refused: z.string().max(64) });
