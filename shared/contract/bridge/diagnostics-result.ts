import * as z from "zod";

/** No more than this is handed over of one device, over all its files. */
export const diagnosticsMaxBytes = 64 * 1024 * 1024;

const fileName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/);

/** A piece of a file of a device, base64, in order: `index` counts from 0 over the pieces of one file. */
export const diagnosticsChunkSchema = z.object({
  file: fileName,
  index: z.number().int().min(0),
  data: z.base64().max(262_144),
});
export type DiagnosticsChunk = z.infer<typeof diagnosticsChunkSchema>;

/** Answer to `diagnostics`: the files that were handed over before it, and what is missing with the reason. */
export const diagnosticsResultSchema = z.object({
  address: z.string().min(1).max(255),
  observedAt: z.iso.datetime(),
  files: z
    .array(
      z.object({
        name: fileName,
        bytes: z.number().int().min(0).max(diagnosticsMaxBytes),
        chunks: z.number().int().min(0),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    )
    .max(64),
  missing: z.array(z.object({ part: z.string().max(256), reason: z.string().max(1024) })).max(64),
});
export type DiagnosticsResult = z.infer<typeof diagnosticsResultSchema>;
