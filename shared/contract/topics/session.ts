import * as z from "zod";
import { cloudNames } from "../../domain/sign-in/cloud.ts";
import { directoryRoleNames } from "../../domain/sign-in/directory-role.ts";
import { permissionNames } from "../../domain/sign-in/permission.ts";
import type { AppError } from "../../kernel/app-error.ts";

/** An account that signed in on this PC before. */
const knownAccountSchema = z.object({
  id: z.string(),
  displayName: z.string(),
  hint: z.string(),
  homeTenantId: z.string(),
  fits: z.boolean(),
  isChosen: z.boolean(),
});
export type KnownAccountView = z.infer<typeof knownAccountSchema>;

/** One line of what a technician can do in the order's tenant. Times are bench time. */
const rightSchema = z.object({
  name: z.enum(permissionNames),
  state: z.enum(["works", "expected", "untried", "doubtful", "refused", "noConsent", "notAsked", "unknown"]),
  changes: z.boolean(),
  scopes: z.array(z.string()),
  at: z.number().optional(),
  role: z.enum(directoryRoleNames).optional(),
  by: z.enum(["person", "administrator"]).optional(),
});
export type RightView = z.infer<typeof rightSchema>;

/** The sign-in as a screen shows it. */
export const sessionSchema = z.object({
  kind: z.enum(["signedOut", "signingIn", "signedIn"]),
  account: z.string().optional(),
  tenantId: z.string().optional(),
  way: z.enum(["browser", "deviceCode"]).optional(),
  /** What is typed on another device, with its page as a QR code (SVG); `expiresAt` in bench time. */
  code: z.object({ userCode: z.string(), address: z.string(), expiresAt: z.number(), drawing: z.string() }).optional(),
  /** Why nobody is signed in, when there is a reason. */
  error: z.custom<AppError>((value) => typeof value === "object" && value !== null).optional(),
  around: z
    .object({
      accounts: z.array(knownAccountSchema),
      kept: z.enum(["vault", "memory"]),
      cloud: z.enum(cloudNames),
      clientId: z.string().optional(),
      consentLink: z.string().optional(),
      clockSkewMs: z.number().optional(),
    })
    .optional(),
  rights: z.array(rightSchema),
});
export type SessionView = z.infer<typeof sessionSchema>;
