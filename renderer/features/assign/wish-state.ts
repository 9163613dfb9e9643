import type { ChoiceInput, WishInput } from "../../../shared/contract/assign/view.ts";

/** What the form holds while somebody fills it in. */
export type WishState = {
  readonly tag: { readonly mode: "keep" | "set"; readonly value: string };
  readonly name: { readonly mode: "keep" | "set" | "rule" | "none"; readonly value: string };
  readonly user: { readonly mode: "keep" | "set" | "listed" | "none"; readonly value: string };
  readonly group: { readonly mode: "keep" | "in" | "out"; readonly groupId: string; readonly name: string };
};

/** Which devices, as somebody fills it in. */
export type ChoiceState = {
  readonly mode: "order" | "serials" | "tag";
  readonly serials: string;
  readonly tag: string;
};

/** Nothing is to change; the order's tag stands ready. */
export function noWish(orderTag: string): WishState {
  return {
    tag: { mode: "keep", value: orderTag },
    name: { mode: "keep", value: "" },
    user: { mode: "keep", value: "" },
    group: { mode: "keep", groupId: "", name: "" },
  };
}

/** All units of the order, unless somebody says otherwise. */
export const noChoice: ChoiceState = { mode: "order", serials: "", tag: "" };

/** The wish as it is sent; undefined while nothing is to change, or a value for it is missing. */
export function wishOf({ tag, name, user, group }: WishState): WishInput | undefined {
  const wish: WishInput = {
    ...(tag.mode === "set" ? { groupTag: tag.value.trim() } : {}),
    ...(name.mode === "set" ? { name: { kind: "fixed", name: name.value.trim() } } : {}),
    ...(name.mode === "rule" ? { name: { kind: "rule", rule: name.value.trim() } } : {}),
    ...(name.mode === "none" ? { name: { kind: "fixed", name: "" } } : {}),
    ...(user.mode === "set" ? { user: { kind: "fixed", userPrincipalName: user.value.trim() } } : {}),
    ...(user.mode === "listed" ? { user: { kind: "listed" } } : {}),
    ...(user.mode === "none" ? { user: { kind: "none" } } : {}),
    ...(group.mode === "keep"
      ? {}
      : { membership: { groupId: group.groupId, name: group.name, isMember: group.mode === "in" } }),
  };
  const isMissing =
    ((name.mode === "set" || name.mode === "rule") && name.value.trim() === "") ||
    (user.mode === "set" && user.value.trim() === "") ||
    (group.mode !== "keep" && group.groupId === "");
  return Object.keys(wish).length === 0 || isMissing ? undefined : wish;
}

/** The choice as it is sent; undefined while no serial number is written. */
export function choiceOf({ mode, serials, tag }: ChoiceState): ChoiceInput | undefined {
  if (mode === "order") return { kind: "order" };
  if (mode === "tag") return { kind: "tag", groupTag: tag.trim() };
  const serialNumbers = serials
    .split(/[\r\n,;\t]+/)
    .map((serial) => serial.trim())
    .filter((serial) => serial !== "");
  return serialNumbers.length === 0 ? undefined : { kind: "serials", serialNumbers };
}
