import type { Route } from "../graph/route.ts";
import { entraDeviceRoutes } from "./entra-device-routes.ts";
import { espRoutes } from "./esp-routes.ts";
import { groupMemberRoutes } from "./group-member-routes.ts";
import { groupRoutes } from "./group-routes.ts";
import { identityRoutes } from "./identity-routes.ts";
import { importRoutes } from "./import-routes.ts";
import { managedDeviceRoutes } from "./managed-device-routes.ts";
import { organizationRoutes } from "./organization-routes.ts";
import { profileRoutes } from "./profile-routes.ts";
import { reportRoutes } from "./report-routes.ts";
import { settingsRoutes } from "./settings-routes.ts";
import { userRoutes } from "./user-routes.ts";

/** Every operation of the simulated Graph but `$batch`, which only carries others. */
export const graphRoutes: readonly Route[] = [
  ...importRoutes,
  ...identityRoutes,
  ...settingsRoutes,
  ...profileRoutes,
  ...espRoutes,
  ...reportRoutes,
  ...managedDeviceRoutes,
  ...groupRoutes,
  ...groupMemberRoutes,
  ...entraDeviceRoutes,
  ...userRoutes,
  ...organizationRoutes,
];
