import type { LanReason } from "../../contract/lan/view.ts";

/** Why a device on the network is not read, and what a person does about it. */
export const lanReasonText: Readonly<Record<LanReason, { readonly why: string; readonly advice: string }>> = {
  noListener: {
    why: "No remote management answers there",
    advice:
      "Turn the device on and check its cable. Then run Enable-PSRemoting as administrator on it, or use the bench link.",
  },
  noHttps: {
    why: "It answers without HTTPS only",
    advice: "Set WinRM up for HTTPS on the device, or try again without asking for HTTPS.",
  },
  blankPassword: {
    why: "Windows lets no account without a password in over the network",
    advice: "Give the account on the device a password, and enter it here.",
  },
  logonFailed: {
    why: "It does not accept this account and password",
    advice:
      "Check both. Write an account of the device itself like “.\\Administrator”, and check that it is not disabled.",
  },
  tokenFiltered: {
    why: "It lets the account in, but without its rights as administrator",
    advice:
      "Windows filters local accounts that come over the network. Use the built-in Administrator, or set LocalAccountTokenFilterPolicy to 1 on the device, and take it back before shipping.",
  },
  accessDenied: {
    why: "It lets the account in, but does not let it read",
    advice: "Use an account that is an administrator on the device.",
  },
  notElevated: {
    why: "This PC may not trust the device's address, because Reseal was not started as administrator",
    advice: "Start Reseal as administrator, or set WinRM up for HTTPS on the device.",
  },
  benchNotReady: {
    why: "The remote management of this PC itself is not set up",
    advice: "Start the service WinRM on this PC, then try again.",
  },
  bridgeMissing: {
    why: "The bridge is not running",
    advice: "Wait until the status bar says ready, then try again.",
  },
  timedOut: {
    why: "It did not answer in time",
    advice: "It may be restarting or asleep. Look at its screen, then try again.",
  },
  failed: {
    why: "It answered with an error",
    advice: "Try again; if it comes back, use the bench link or a stick.",
  },
};
