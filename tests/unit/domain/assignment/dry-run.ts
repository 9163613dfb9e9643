import type { PreviewFacts } from "../../../../shared/domain/assignment/preview-facts.ts";
import type { PersonRecord } from "../../../../shared/domain/tenant/people.ts";
import type { RegistrationRecord } from "../../../../shared/domain/tenant/records.ts";
import { benchWith } from "../../../support/builders.ts";

const adele: PersonRecord = {
  userId: "u1",
  userPrincipalName: "Adele@contoso.test",
  displayName: "Adele Vance",
  enabled: true,
  hasIntune: true,
  hasEntraPremium: true,
};

/** What a dry run is made with: these registrations, one person, one unit that waits for its start. */
export const facts = (
  registrations: readonly RegistrationRecord[],
  changes: Partial<PreviewFacts> = {},
): PreviewFacts => ({
  state: benchWith("readyToStart"),
  registrations,
  people: new Map([["adele@contoso.test", adele]]),
  memberDeviceIds: new Set(),
  objectIds: new Map(registrations.map(({ ztdId }) => [ztdId, `object-${ztdId}`])),
  ...changes,
});

/** Registrations as somebody chose them. */
export const chosen = (...records: readonly RegistrationRecord[]) =>
  records.map((record) => ({ registration: record }));
