import { appError } from "../../../shared/kernel/app-error.ts";
import { err, ok, type Result } from "../../../shared/kernel/result.ts";

/** Microsoft's pages for signing in, portals and documentation: the only places the app sends a browser to. */
const externalHosts: readonly string[] = [
  "login.microsoftonline.com",
  "login.microsoft.com",
  // National clouds: US Government, China.
  "login.microsoftonline.us",
  "login.chinacloudapi.cn",
  "login.partner.microsoftonline.cn",
  "microsoft.com",
  "www.microsoft.com",
  "learn.microsoft.com",
  "aka.ms",
  "intune.microsoft.com",
  "entra.microsoft.com",
  "admin.microsoft.com",
  "partner.microsoft.com",
];

/** True for an https URL of a host on the list, on the default port, without user name or password. */
export function isExternalLink(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || url.protocol !== "https:" || url.username !== "" || url.password !== "") return false;
  return url.port === "" && externalHosts.includes(url.hostname);
}

/** Opens a link in the person's own browser. Error: `ipc.wrongShape` for a link that is not on the list. */
export type OpenExternal = (url: string) => Promise<Result<true>>;

/** Puts the list in front of the operating system's way of opening a link. */
export function createOpenExternal(open: (url: string) => Promise<void>): OpenExternal {
  return async (url) => {
    if (!isExternalLink(url)) return err(appError("invalid", "ipc.wrongShape", {}, "link not on the list"));
    await open(url);
    return ok(true);
  };
}
