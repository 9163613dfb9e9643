import type { PageApi } from "../../shared/contract/page-api.ts";

/** The object that the preload exposed to this page; undefined in a page without the preload. */
export function pageApiOf(page: Window): PageApi | undefined {
  const exposed: unknown = Reflect.get(page, "reseal");
  return isPageApi(exposed) ? exposed : undefined;
}

function isPageApi(value: unknown): value is PageApi {
  return typeof value === "object" && value !== null && "call" in value && "watch" in value;
}
