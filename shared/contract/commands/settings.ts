import * as z from "zod";
import { cloudNames } from "../../domain/sign-in/cloud.ts";

const noClientIds = { global: "", usGovernment: "", usDefense: "", china: "" };

/** After how many idle minutes somebody can be signed out; 0 for never. */
const idleMinutes = [0, 5, 15, 30, 60] as const;

/** What the technician can set on this bench PC. */
export const settingsSchema = z.strictObject({
  technician: z.string().trim().min(2).max(80),
  theme: z.enum(["system", "light", "dark"]),
  density: z.enum(["auto", "12", "24", "50"]),
  /** What the handheld scanner puts before and after each code, as typed characters. It ends with Enter or Tab in any case. */
  scannerPrefix: z.string().max(8),
  scannerSuffix: z.string().max(8).default(""),
  /** Folders that are looked into by themselves, by their full paths. */
  watchedFolders: z.array(z.string().trim().min(1).max(1024)).max(8).default([]),
  sounds: z.boolean(),
  /** Application (client) ids of the bench's app registrations by cloud, for orders that name none; empty where there is none. */
  clientIds: z.record(z.enum(cloudNames), z.union([z.literal(""), z.guid()])).default(noClientIds),
  /** Minutes without anybody's hand after which the technician is signed out; 0 for never. */
  signOutAfterMinutes: z.union(idleMinutes.map((minutes) => z.literal(minutes))).default(0),
});
export type Settings = z.infer<typeof settingsSchema>;

/** Settings of a bench PC that nobody has set up yet. */
export const defaultSettings: Settings = {
  technician: "Technician 07",
  theme: "system",
  density: "auto",
  scannerPrefix: "",
  scannerSuffix: "",
  watchedFolders: [],
  sounds: true,
  clientIds: noClientIds,
  signOutAfterMinutes: 0,
};
