import { err, ok, type Result } from "../../../../shared/kernel/result.ts";
import type { OutOfBoxExperience, ProfileRow } from "../../world/tenant-setup-rows.ts";

type Body = Readonly<Record<string, unknown>>;

/** The settings of a profile that nobody chose. */
const blankExperience: OutOfBoxExperience = {
  privacySettingsHidden: false,
  eulaHidden: false,
  escapeLinkHidden: false,
  keyboardSelectionPageSkipped: false,
  userType: "administrator",
  deviceUsageType: "singleUser",
};

const oldNames = ["language", "enableWhiteGlove", "extractHardwareHash", "outOfBoxExperienceSettings"];
const newNames = ["locale", "preprovisioningAllowed", "hardwareHashExtractionEnabled", "outOfBoxExperienceSetting"];

/** A new profile without a name yet. */
export function blankProfile(id: string, now: number): ProfileRow {
  return {
    id,
    join: "entra",
    displayName: "",
    description: "",
    locale: "",
    deviceType: "windowsPc",
    deviceNameTemplate: "",
    preprovisioningAllowed: false,
    hardwareHashExtractionEnabled: false,
    skipDomainCheck: false,
    experience: blankExperience,
    roleScopeTagIds: ["0"],
    createdAt: now,
    modifiedAt: now,
    targets: [],
  };
}

/** The profile with a body's changes, or why the service refuses them. */
export function changeProfile(
  row: ProfileRow,
  body: Body,
  takesMixedNames: boolean,
  now: number,
): Result<ProfileRow, string> {
  const hasOld = oldNames.some((name) => body[name] !== undefined && body[name] !== null);
  const hasNew = newNames.some((name) => body[name] !== undefined && body[name] !== null);
  if (hasOld && hasNew && !takesMixedNames) return err("Old and new property names cannot be used together.");
  const textOf = (name: string, before: string): string => (typeof body[name] === "string" ? body[name] : before);
  const flagOf = (names: readonly string[], before: boolean): boolean => {
    const given = names.map((name) => body[name]).find((value) => typeof value === "boolean");
    return typeof given === "boolean" ? given : before;
  };
  const experience = changeExperience(row.experience, body);
  if (experience.deviceUsageType === "shared" && experience.userType === "standard" && row.experience !== experience)
    return err("userType cannot be set when deviceUsageType is shared.");
  return ok({
    ...row,
    displayName: textOf("displayName", row.displayName),
    description: textOf("description", row.description),
    locale: textOf("locale", textOf("language", row.locale)),
    deviceType: textOf("deviceType", row.deviceType),
    deviceNameTemplate: textOf("deviceNameTemplate", row.deviceNameTemplate),
    preprovisioningAllowed: flagOf(["preprovisioningAllowed", "enableWhiteGlove"], row.preprovisioningAllowed),
    hardwareHashExtractionEnabled: flagOf(
      ["hardwareHashExtractionEnabled", "extractHardwareHash"],
      row.hardwareHashExtractionEnabled,
    ),
    skipDomainCheck: flagOf(["hybridAzureADJoinSkipConnectivityCheck"], row.skipDomainCheck),
    experience,
    roleScopeTagIds: Array.isArray(body.roleScopeTagIds) ? body.roleScopeTagIds.map(String) : row.roleScopeTagIds,
    modifiedAt: now,
  });
}

function changeExperience(before: OutOfBoxExperience, body: Body): OutOfBoxExperience {
  const recent = body.outOfBoxExperienceSetting as Partial<OutOfBoxExperience> | null | undefined;
  const old = body.outOfBoxExperienceSettings as Body | null | undefined;
  if (!recent && !old) return before;
  const flagOf = (name: string, value: boolean): boolean =>
    typeof old?.[name] === "boolean" ? Boolean(old[name]) : value;
  return {
    privacySettingsHidden: recent?.privacySettingsHidden ?? flagOf("hidePrivacySettings", before.privacySettingsHidden),
    eulaHidden: recent?.eulaHidden ?? flagOf("hideEULA", before.eulaHidden),
    escapeLinkHidden: recent?.escapeLinkHidden ?? flagOf("hideEscapeLink", before.escapeLinkHidden),
    keyboardSelectionPageSkipped:
      recent?.keyboardSelectionPageSkipped ?? flagOf("skipKeyboardSelectionPage", before.keyboardSelectionPageSkipped),
    userType: recent?.userType ?? (old?.userType as OutOfBoxExperience["userType"] | undefined) ?? before.userType,
    deviceUsageType:
      recent?.deviceUsageType ??
      (old?.deviceUsageType as OutOfBoxExperience["deviceUsageType"] | undefined) ??
      before.deviceUsageType,
  };
}

/** The service answers 500, without a reason, to a name with a character it does not like. */
export function isProfileNameAccepted(name: string): boolean {
  return /^[\p{L}\p{N} :"?.@$&_[\]{}|\\]{1,200}$/u.test(name);
}
