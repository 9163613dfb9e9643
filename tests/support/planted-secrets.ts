import { onTestFinished } from "vitest";
import { hardwareHashOf } from "../../main/practice/world/device-reading.ts";
import type { World } from "../../main/practice/world/world.ts";

/** What must not come out of the app: every text here is a secret, or a piece from the middle of one. */
export type Secrets = {
  /** Tokens, codes and what else the sign-in service handed out so far. */
  readonly fromSignIn: () => readonly string[];
  readonly hashPieces: readonly string[];
  readonly userNames: readonly string[];
};

const tokenNames = ["access_token", "refresh_token", "id_token", "device_code", "client_info"];

/** Listens to everything that this process fetches while the test runs, and knows the simulated world's own secrets. */
export function collectSecrets(world: World, now: number): Secrets {
  const handedOut = new Set<string>();
  const realFetch = globalThis.fetch;
  globalThis.fetch = async (...asked) => {
    const answer = await realFetch(...asked);
    const text = await answer.clone().text();
    for (const secret of [...fromJson(text), ...fromForm(text)]) handedOut.add(secret);
    return answer;
  };
  onTestFinished(() => {
    globalThis.fetch = realFetch;
  });
  return {
    fromSignIn: () => [...handedOut].flatMap(piecesOf),
    hashPieces: world.devices.all().flatMap((device) => piecesOf(hardwareHashOf(device, now))),
    userNames: world.users.all().map(({ userPrincipalName }) => userPrincipalName),
  };
}

/** A token is looked for by its parts, so that a cut one is found too; of a hash, a part that is the same in every reading. */
export function piecesOf(secret: string): readonly string[] {
  const parts = secret.split(".").filter((part) => part.length >= 24);
  const whole = parts.length > 0 ? parts : [secret];
  return whole.map((part) => (part.length <= 96 ? part : part.slice(40, 88)));
}

function fromJson(text: string): readonly string[] {
  if (!text.startsWith("{")) return [];
  const body = JSON.parse(text) as Readonly<Record<string, unknown>>;
  return tokenNames.flatMap((name) => (typeof body[name] === "string" ? [body[name]] : []));
}

function fromForm(text: string): readonly string[] {
  return [...text.matchAll(/name="code" value="([^"]+)"/g)].map(([, code = ""]) => code);
}
