import type { ErrorCode } from "../../kernel/app-error.ts";
import type { ErrorText } from "./error-sentences.ts";

type LanErrorCode = Extract<ErrorCode, `lan.${string}`>;

/** Errors of reading devices on the network. */
export const lanErrorText: Readonly<Record<LanErrorCode, ErrorText>> = {
  "lan.noTarget": {
    title: "No device was named",
    meaning: "Nothing was tried.",
    nextStep: "Write a name, an address, a network or a range of addresses.",
  },
  "lan.badTarget": {
    title: "One of the devices is no name and no address",
    meaning: "Nothing was tried.",
    nextStep: "Write names, addresses, a network such as 192.168.7.0/24, or a range such as 192.168.7.10-40.",
  },
  "lan.tooManyTargets": {
    title: "Those are more than 256 devices",
    meaning: "Nothing was tried.",
    nextStep: "Name a smaller network or range.",
  },
  "lan.blankPassword": {
    title: "The password is empty",
    meaning: "Windows lets no account without a password in over the network. Nothing was tried.",
    nextStep: "Give the account on the devices a password, and enter it here.",
  },
  "lan.cutLogon": {
    title: "The account or password holds a NUL character",
    meaning: "Windows ends either at that character and would try another one. Nothing was tried.",
    nextStep: "Enter both again by hand; text from elsewhere may carry what nobody sees.",
  },
  "lan.busy": {
    title: "Devices are being tried already",
    meaning: "One round is tried at a time.",
    nextStep: "Wait until every device of this round has its answer.",
  },
};
