/** The scheme the page is served under; never http, so that no server on the network can be the same origin. */
export const appScheme = "app";
/** The only host under the scheme. */
const appHost = "reseal";
/** Where the window starts. */
export const appStartUrl = `${appScheme}://${appHost}/index.html`;

/** True for a URL of the page's own origin, without user name, password or port. */
export function isAppUrl(text: string): boolean {
  const url = URL.parse(text);
  if (url === null) return false;
  return url.protocol === `${appScheme}:` && url.host === appHost && url.username === "" && url.password === "";
}
