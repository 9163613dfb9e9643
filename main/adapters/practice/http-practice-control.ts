import * as z from "zod";
import {
  practiceControlPath,
  practiceDeviceSchema,
  practiceStateSchema,
} from "../../../shared/contract/practice/control.ts";
import { permissionNames, permissions } from "../../../shared/domain/sign-in/permission.ts";
import { appError } from "../../../shared/kernel/app-error.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";
import type { PracticeControl } from "../../app/ports/practice-control.ts";

/** What a tenant that only lets read has not consented to. */
const changePermissions = permissionNames
  .filter((name) => permissions[name].changes)
  .flatMap((name) => permissions[name].scopes);

/** Hands on the devices of a practice world at `address` (`http://127.0.0.1:port`). Errors: `practice.unavailable`. */
export function createHttpPracticeControl(address: string): PracticeControl {
  const base = `${address}${practiceControlPath}`;
  return {
    state: () => ask(`${base}/state`, { method: "GET" }, practiceStateSchema),
    act: (act) => ask(`${base}/act`, posted(act), practiceDeviceSchema),
    release: (position) => ask(`${base}/release`, posted({ position }), practiceDeviceSchema),
    callIn: (line) => ask(`${base}/call`, posted(line), practiceDeviceSchema),
    signIn: async ({ outcome, role, mayChange }) => {
      const consentMissingFor = mayChange ? [] : changePermissions;
      const switches = { signIn: outcome, technicianRole: role, consentMissingFor };
      const answer = await ask(`${base}/switches`, posted(switches), z.looseObject({}));
      return answer.ok ? ok(undefined) : answer;
    },
    stick: (plugged) => ask(`${base}/stick`, posted({ plugged }), practiceStateSchema),
  };
}

function posted(body: unknown): RequestInit {
  return { method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
}

async function ask<T>(url: string, request: RequestInit, schema: z.ZodType<T>): Promise<Result<T>> {
  try {
    const response = await fetch(url, request);
    const parsed = schema.safeParse(await response.json());
    return response.ok && parsed.success ? ok(parsed.data) : err(unavailable(`status ${response.status}`));
  } catch (cause) {
    return err(unavailable(cause instanceof Error ? cause.message : String(cause)));
  }
}

function unavailable(cause: string): ReturnType<typeof appError> {
  return appError("unavailable", "practice.unavailable", {}, cause);
}
