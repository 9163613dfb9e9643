import type { OutOfBoxConfig } from "./out-of-box-config.ts";

/** An enrolment of the device. `type`, `state`: as they stand there, -1 is not known. */
export type FlowEnrollment = { readonly provider: string; readonly type: number; readonly state: number };

/** What the device keeps of its profile, and of what the server has made of it. Empty texts are not there. */
export type FlowProvisioning = {
  /** By this Microsoft's support finds the download of the profile. */
  readonly correlationId: string;
  /** Tenant that was signed in to. */
  readonly signedInTenantId: string;
  readonly outOfBox?: OutOfBoxConfig;
  /** When the profile was downloaded, as it stands in it. */
  readonly downloadedAt: string;
  /** 0 Microsoft Entra join, 1 hybrid join; another number is not known. */
  readonly joinMethod?: number;
  /** 1: a hybrid join does not wait for a domain controller. */
  readonly skipDomainCheck?: number;
  /** The offline domain join was carried out. */
  readonly offlineJoinApplied?: boolean;
  readonly enrollments: readonly FlowEnrollment[];
  /** Settings that the server has made, and the newest of them by their LocURI. */
  readonly settingsMade?: { readonly count: number; readonly newest: readonly string[] };
  /** Of those that were seen, the ones that restart the device at the end of device setup. */
  readonly restartSettings: readonly string[];
};
