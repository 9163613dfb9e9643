/** A part of a LocURI as it is meant: names in it are escaped (`%7B…%7D`). One that is damaged is taken as it stands. */
export function unescapeUri(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
