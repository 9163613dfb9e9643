import { drawGuid } from "../world/random.ts";
import type { UserRow } from "../world/tenant-setup-rows.ts";

type Person = Pick<UserRow, "displayName" | "licence" | "accountEnabled">;

/** Who works for the customer, by the first part of their address: two who can use a device, and one for every reason not to. */
const people: Readonly<Record<string, Person>> = {
  bench: { displayName: "Bench Technician", licence: "business", accountEnabled: true },
  adele: { displayName: "Adele Vance", licence: "business", accountEnabled: true },
  diego: { displayName: "Diego Siciliani", licence: "business", accountEnabled: true },
  lidia: { displayName: "Lidia Holloway", licence: "none", accountEnabled: true },
  nestor: { displayName: "Nestor Wilke", licence: "business", accountEnabled: false },
  pradeep: { displayName: "Pradeep Gupta", licence: "intuneOnly", accountEnabled: true },
};

/** The people of the tenant. */
export function peopleOf(seed: number, domain: string): readonly UserRow[] {
  return Object.entries(people).map(([name, person]) => user(seed, name, person, domain));
}

function user(seed: number, name: string, person: Person, domain: string): UserRow {
  return {
    id: drawGuid(seed, "user", name),
    userPrincipalName: `${name}@${domain}`,
    ...person,
    usageLocation: "DE",
    groupIds: [],
  };
}
