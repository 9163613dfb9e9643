import { counted } from "../sentence.ts";

/** Sentences about devices on the network. */
export const lanText = {
  title: "LAN devices",
  meaning:
    "Devices that run Windows already and let themselves be managed over the network. Devices in setup do not: they call in over the bench link.",
  open: "LAN devices…",
  heading: "Read devices on the network",
  needs: [
    "The device runs Windows and is on this network, with WinRM turned on: Enable-PSRemoting, as administrator.",
    "The account is an administrator on every device, and has a password. Local accounts other than the built-in Administrator need LocalAccountTokenFilterPolicy 1 there.",
    "Where the device has no HTTPS, this PC trusts its address while it is read: for that Reseal is started as administrator.",
  ],
  needsTitle: "What is needed",
  targets: "Devices",
  targetsHint:
    "Names or addresses, a network such as 192.168.7.0/24, or a range such as 192.168.7.10-40; one a line or with commas. At most 256.",
  userName: "Administrator on the devices",
  userNameHint: "An account of the devices themselves is written like “.\\Administrator”.",
  password: "Password",
  passwordHint: "Kept in memory until this order is closed, and nowhere else.",
  onlyHttps: "Over HTTPS only",
  confirm: "Read them",
  cancel: "Cancel",
  trying: (done: number, all: number) => `${done} of ${counted(all, "device")} tried`,
  tried: (reached: number, all: number) => `${reached} of ${counted(all, "device")} reached`,
  list: "Devices that were tried",
  /** A few by name, many by number with the first of them. */
  named: (addresses: readonly string[]) =>
    addresses.length === 1
      ? (addresses[0] ?? "")
      : `${counted(addresses.length, "device")} (${addresses.slice(0, 3).join(", ")}, …)`,
  states: { waiting: "Waiting", trying: "Being tried", reached: "Reached, now on the board", refused: "Not reached" },
  logons: (count: number) => `The account of ${counted(count, "device")} is remembered until this order is closed.`,
  forget: "Forget the account",
} as const;
