import type { User } from "@microsoft/microsoft-graph-types";
import type { UserRow } from "../../world/tenant-setup-rows.ts";
import { type EntityType, fixedText, flag, text, texts } from "../graph/entity-type.ts";

/** A person. */
export const userType: EntityType = {
  name: "user",
  properties: {
    id: fixedText,
    displayName: text,
    userPrincipalName: text,
    mail: text,
    usageLocation: text,
    accountEnabled: flag,
    givenName: text,
    surname: text,
    jobTitle: text,
    officeLocation: text,
    preferredLanguage: text,
    mobilePhone: text,
    businessPhones: texts,
  },
};

/** A person as Graph shows them. */
export function userResource(row: UserRow): User {
  const [givenName, surname] = row.displayName.split(" ");
  return {
    id: row.id,
    displayName: row.displayName,
    userPrincipalName: row.userPrincipalName,
    mail: row.userPrincipalName,
    usageLocation: row.usageLocation,
    accountEnabled: true,
    givenName: givenName ?? null,
    surname: surname ?? null,
    jobTitle: null,
    officeLocation: null,
    preferredLanguage: null,
    mobilePhone: null,
    businessPhones: [],
  };
}
