import { appError } from "../../kernel/app-error.ts";
import { err, ok, type Result } from "../../kernel/result.ts";

/** Devices that are tried at once at most. */
export const mostLanTargets = 256;

/** A name or an address, as the bridge's host takes it. */
const hostForm = /^[A-Za-z0-9](?:[A-Za-z0-9._:-]{0,253}[A-Za-z0-9])?$/;
/** Digits and dots only: an address, or a mistake in one. */
const numbersForm = /^[\d.]+$/;

/** Addresses from `first` to `last`, both as numbers. A single name or address has its own text instead. */
type Meant = { readonly name: string } | { readonly first: number; readonly last: number };

/**
 * The devices that are meant: names, addresses, networks (`192.168.7.0/24`) and ranges (`192.168.7.10-40`), each once.
 * Errors: `lan.noTarget`, `lan.badTarget`, `lan.tooManyTargets`.
 */
export function expandTargets(written: readonly string[]): Result<readonly string[]> {
  const targets = new Set<string>();
  for (const text of written.map((each) => each.trim()).filter((each) => each !== "")) {
    const meant = meantBy(text);
    if (meant === undefined) return err(appError("invalid", "lan.badTarget", { target: text.slice(0, 80) }));
    if ("first" in meant && meant.last - meant.first >= mostLanTargets) return err(tooMany());
    for (const target of devicesOf(meant)) targets.add(target);
    if (targets.size > mostLanTargets) return err(tooMany());
  }
  return targets.size === 0 ? err(appError("invalid", "lan.noTarget")) : ok([...targets]);
}

function tooMany(): ReturnType<typeof appError> {
  return appError("invalid", "lan.tooManyTargets", { most: mostLanTargets });
}

function meantBy(text: string): Meant | undefined {
  const [before = "", behind] = text.split(/[/-]/, 2);
  const start = addressNumber(before);
  if (text.includes("/")) return networkOf(start, behind ?? "");
  if (text.includes("-") && start !== undefined) return rangeOf(start, behind ?? "", before);
  if (numbersForm.test(text)) return start === undefined ? undefined : { first: start, last: start };
  // `local` is this PC's own name at the bridge.
  return hostForm.test(text) && text.toLowerCase() !== "local" ? { name: text.toLowerCase() } : undefined;
}

/** All of a network but its own address and the one that is everybody's. */
function networkOf(address: number | undefined, length: string): Meant | undefined {
  const bits = /^\d{1,2}$/.test(length) ? Number(length) : Number.NaN;
  if (address === undefined || !(bits >= 1 && bits <= 32)) return undefined;
  const size = 2 ** (32 - bits);
  const first = address - (address % size);
  return bits >= 31 ? { first, last: first + size - 1 } : { first: first + 1, last: first + size - 2 };
}

/** The end of a range is an address, or the last part of one. */
function rangeOf(first: number, end: string, before: string): Meant | undefined {
  const last = addressNumber(end) ?? addressNumber(`${before.slice(0, before.lastIndexOf("."))}.${end}`);
  return last === undefined || last < first ? undefined : { first, last };
}

function addressNumber(text: string): number | undefined {
  const parts = text.split(".");
  const isAddress = parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255);
  return isAddress ? parts.reduce((number, part) => number * 256 + Number(part), 0) : undefined;
}

function devicesOf(meant: Meant): readonly string[] {
  if ("name" in meant) return [meant.name];
  return Array.from({ length: meant.last - meant.first + 1 }, (_, index) => addressText(meant.first + index));
}

function addressText(number: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join(".");
}
