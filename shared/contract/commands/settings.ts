import * as z from "zod";

/** What the technician can set on this bench PC. */
export const settingsSchema = z.strictObject({
  technician: z.string().trim().min(2).max(80),
  theme: z.enum(["system", "light", "dark"]),
  density: z.enum(["auto", "12", "24", "50"]),
  scannerPrefix: z.string().max(8),
  sounds: z.boolean(),
});
export type Settings = z.infer<typeof settingsSchema>;

/** Settings of a bench PC that nobody has set up yet. */
export const defaultSettings: Settings = {
  technician: "Technician 07",
  theme: "system",
  density: "auto",
  scannerPrefix: "",
  sounds: true,
};
