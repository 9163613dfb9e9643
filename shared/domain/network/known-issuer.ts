/** Organisations that issue the certificates of these hosts, in lower case. Any other is somebody in between. */
const issuers: readonly string[] = [
  "microsoft",
  "digicert",
  "baltimore",
  "globalsign",
  "entrust",
  "sectigo",
  "let's encrypt",
  "amazon",
  "google trust services",
  "comodo",
  "usertrust",
  "godaddy",
  "verisign",
  "symantec",
  "geotrust",
  "cybertrust",
  "intel",
  "ssl corporation",
  "certum",
];

/** Whether a certificate was issued by one of the organisations that issue for public hosts. */
export function isKnownIssuer(issuer: string): boolean {
  const organisation = /(?:^|,)\s*O\s*=\s*("[^"]*"|[^,]*)/i.exec(issuer)?.[1] ?? issuer;
  const name = organisation.replace(/^"|"$/g, "").trim().toLowerCase();
  return issuers.some((known) => name === known || name.startsWith(`${known} `) || name.startsWith(`${known}, `));
}
