import { parseArgs } from "node:util";
import type { RegistrationPath } from "../../../shared/domain/order/order.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";

/** What the check is asked for. */
export type CheckOptions = {
  /** Files and folders, as they were named. */
  readonly paths: readonly string[];
  readonly path: RegistrationPath;
  readonly forPreProvisioning: boolean;
  /** Only how to call it is wanted. */
  readonly help: boolean;
};

/** How to call it. */
export const checkUsage = [
  "Reads intake files and judges every row: npm run -s check -- [options] FILE-or-FOLDER…",
  "  --path graph|partnerCenter|both   how the devices will be registered (graph)",
  "  --user-driven                     judge without pre-provisioning: no TPM and virtual machines only warn",
  "One JSON line a row on stdout, a summary on stderr. Exit 0: every row is fine or has a warning; 1: a row is blocked or",
  "refused, or there is nothing to import; 2: a file cannot be read.",
].join("\n");

const paths: readonly RegistrationPath[] = ["graph", "partnerCenter", "both"];

/** Reads the command line. The error is a sentence for the person who typed it. */
export function readCheckOptions(given: readonly string[]): Result<CheckOptions, string> {
  try {
    const { values, positionals } = parseArgs({
      args: [...given],
      allowPositionals: true,
      options: {
        path: { type: "string", default: "graph" },
        "user-driven": { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    const path = paths.find((known) => known === values.path);
    if (path === undefined) return err(`--path takes ${paths.join(", ")}, not “${values.path}”.`);
    const { help } = values;
    if (!help && positionals.length === 0) return err("Name at least one file or folder.");
    if (positionals.includes("")) return err("An empty name stands for no file.");
    return ok({ paths: positionals, path, forPreProvisioning: !values["user-driven"], help });
  } catch (cause) {
    return err(cause instanceof Error ? cause.message : String(cause));
  }
}
