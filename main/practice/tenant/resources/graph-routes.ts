import { type Route, withCounts } from "../graph/route.ts";
import { appRoutes } from "./app-routes.ts";
import { corporateIdentifierRoutes } from "./corporate-identifier-routes.ts";
import { deleteDevicesRoute } from "./delete-devices-route.ts";
import { deviceStateRoutes } from "./device-state-routes.ts";
import { directoryObjectRoutes } from "./directory-object-routes.ts";
import { entraDeviceRoutes } from "./entra-device-routes.ts";
import { espRoutes } from "./esp-routes.ts";
import { exportRoutes } from "./export-routes.ts";
import { groupEvaluationRoutes } from "./group-evaluation-routes.ts";
import { groupMemberRoutes } from "./group-member-routes.ts";
import { groupRoutes } from "./group-routes.ts";
import { identityChangeRoutes } from "./identity-change-routes.ts";
import { identityRoutes } from "./identity-routes.ts";
import { importRoutes } from "./import-routes.ts";
import { logCollectionRoutes } from "./log-collection-routes.ts";
import { managedDeviceActionRoutes } from "./managed-device-action-routes.ts";
import { managedDeviceRoutes } from "./managed-device-routes.ts";
import { membershipRoutes } from "./membership-routes.ts";
import { mobilityPolicyRoutes } from "./mobility-policy-routes.ts";
import { organizationRoutes } from "./organization-routes.ts";
import { profileAssignmentRoutes } from "./profile-assignment-routes.ts";
import { profileRoutes } from "./profile-routes.ts";
import { recoveryKeyRoutes } from "./recovery-key-routes.ts";
import { registrationPolicyRoutes } from "./registration-policy-routes.ts";
import { reportRoutes } from "./report-routes.ts";
import { reportTableRoutes } from "./report-table-routes.ts";
import { settingsRoutes } from "./settings-routes.ts";
import { troubleshootingRoutes } from "./troubleshooting-routes.ts";
import { userRoutes } from "./user-routes.ts";

/** Every operation of the simulated Graph but `$batch`, which only carries others. */
export const graphRoutes: readonly Route[] = withCounts([
  ...importRoutes,
  ...identityRoutes,
  deleteDevicesRoute,
  ...identityChangeRoutes,
  ...settingsRoutes,
  ...profileRoutes,
  ...profileAssignmentRoutes,
  ...espRoutes,
  ...reportRoutes,
  ...managedDeviceRoutes,
  ...appRoutes,
  ...corporateIdentifierRoutes,
  ...deviceStateRoutes,
  ...exportRoutes,
  ...groupEvaluationRoutes,
  ...logCollectionRoutes,
  ...managedDeviceActionRoutes,
  ...mobilityPolicyRoutes,
  ...recoveryKeyRoutes,
  ...registrationPolicyRoutes,
  ...reportTableRoutes,
  ...troubleshootingRoutes,
  ...groupRoutes,
  ...groupMemberRoutes,
  ...entraDeviceRoutes,
  ...directoryObjectRoutes,
  ...membershipRoutes,
  ...userRoutes,
  ...organizationRoutes,
]);
