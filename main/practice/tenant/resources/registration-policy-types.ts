import { complex, type EntityType, fixed, fixedText, flag, oneOf, texts, whole } from "../graph/entity-type.ts";

/** Types of a membership. */
export const kinds = {
  all: "#microsoft.graph.allDeviceRegistrationMembership",
  none: "#microsoft.graph.noDeviceRegistrationMembership",
  enumerated: "#microsoft.graph.enumeratedDeviceRegistrationMembership",
} as const;

const membership: EntityType = {
  name: "deviceRegistrationMembership",
  subtypes: Object.values(kinds).map((name) => name.replace("#microsoft.graph.", "")),
  properties: { users: texts, groups: texts },
};
const registration: EntityType = {
  name: "azureADRegistrationPolicy",
  properties: { isAdminConfigurable: fixed(flag), allowedToRegister: complex(membership) },
};
const localAdmins: EntityType = {
  name: "localAdminSettings",
  properties: { enableGlobalAdmins: flag, registeringUsers: complex(membership) },
};
const join: EntityType = {
  name: "azureADJoinPolicy",
  properties: {
    isAdminConfigurable: fixed(flag),
    allowedToJoin: complex(membership),
    localAdmins: complex(localAdmins),
  },
};
const password: EntityType = { name: "localAdminPasswordSettings", properties: { isEnabled: flag } };

/** Who may join devices to the tenant. */
export const registrationPolicyType: EntityType = {
  name: "deviceRegistrationPolicy",
  properties: {
    id: fixedText,
    displayName: fixedText,
    description: fixedText,
    userDeviceQuota: whole,
    multiFactorAuthConfiguration: oneOf("notRequired", "required", "unknownFutureValue"),
    azureADRegistration: complex(registration),
    azureADJoin: complex(join),
    localAdminPassword: complex(password),
  },
};
