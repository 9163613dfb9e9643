import type { appErrors } from "../../domain/diagnosis/app-errors.ts";
import type { ErrorWords } from "./error-words.ts";

/** What the codes of `appErrors` mean, for the person at the bench. */
export const appErrorText: Readonly<Record<keyof typeof appErrors, ErrorWords>> = {
  "0x87D1041C": {
    meaning: "The app was not found after its installation",
    cause: "The detection rule is wrong, or the installer's child is still running.",
    action: "Have the packager correct the detection rule; Retry can help when the installer is only slow.",
  },
  "0x87D300C9": {
    meaning: "A process still runs, or the app timed out",
    cause: "Sources disagree; the installer may have started a process of its own or wait for somebody.",
    action: "Have the packager check the installer.",
  },
  "0x87D300C8": { meaning: "The installation is not complete yet", action: "Wait." },
  "0x87D300CA": { meaning: "The installation failed", action: "Collect the logs, then press Retry." },
  "0x87D300CC": {
    meaning: "Skipped during setup",
    cause: "An app for the user's context.",
    action: "Nothing to do at the bench.",
  },
  "0x87D300CD": { meaning: "The user signed out meanwhile", action: "Nothing to do at the bench." },
  "0x87D300CE": {
    meaning: "The app does not apply",
    cause: "A requirement rule leaves this device out.",
    action: "Nothing to do at the bench.",
  },
  "0x87D30000": { meaning: "Unknown error of the agent", cause: "A step gave no output.", action: "Press Retry." },
  "0x87D30001": {
    meaning: "The app was not found after its installation",
    cause: "The detection rule is wrong.",
    action: "Have the packager correct the detection rule.",
  },
  "0x87D30003": { meaning: "A restart is required", action: "Let the device restart." },
  "0x87D30004": {
    meaning: "Content does not match, or the app was removed again",
    cause: "Sources disagree about this code.",
    action: "Collect the logs, then press Retry.",
  },
  "0x87D30006": {
    meaning: "Unspecified, or installed but not found",
    cause: "Sources disagree about this code.",
    action: "Collect the logs, then press Retry.",
  },
  "0x87D30065": { meaning: "What to download could not be learnt", action: "Check the network, then press Retry." },
  "0x87D30067": {
    meaning: "The package could not be unpacked",
    cause: "The disk is full, a virus scanner is in the way, or the content is damaged.",
    action: "Check the disk, then press Retry.",
  },
  "0x87D30068": {
    meaning: "The download failed",
    cause: "Network or content delivery.",
    action: "Check the network, then press Retry.",
  },
  "0x87D3006A": { meaning: "Content delivery did not answer in time", action: "Check the network, then press Retry." },
  "0x87D1FDE8": {
    meaning: "A setting could not be applied",
    cause: "Also shown for general errors of policies.",
    action: "Have the policy checked in Intune.",
  },
  "0x87D1313C": {
    meaning: "The connection was lost during the download",
    cause: "It is documented for iOS and should not appear on Windows.",
    action: "Nothing to do at the bench.",
  },
  "0x87D13B9B": {
    meaning: "Will be tried again later",
    cause: "It is documented for mobile devices.",
    action: "Nothing to do at the bench.",
  },
  "0x87D13B9C": {
    meaning: "No reliable source says what this means",
    cause: "A published rule takes it for 0x87D1041C, which is another number.",
    action: "Read what the failed sub-step says, and collect the logs.",
  },
  "0x87D00213": {
    meaning: "Not applicable, by one source",
    cause: "Numbers of Configuration Manager are read differently by different sources.",
    action: "Have the packager check the app.",
  },
  "0x87D00215": {
    meaning: "A dependency or the installation failed",
    cause: "Numbers of Configuration Manager are read differently by different sources.",
    action: "Have the packager check the app.",
  },
  "0x87D00324": {
    meaning: "The installation failed, or the app was not detected",
    cause: "Numbers of Configuration Manager are read differently by different sources.",
    action: "Have the packager check the app.",
  },
  "0x87D00607": {
    meaning: "The download failed, by most sources",
    cause: "Numbers of Configuration Manager are read differently by different sources.",
    action: "Have the packager check the app.",
  },
  "0x87D00651": {
    meaning: "Detection rules not met after the installation",
    cause: "One source only, for a number of Configuration Manager.",
    action: "Have the packager check the detection rule.",
  },
  "0x87D01101": {
    meaning: "The installation took too long",
    cause: "The installer waits for something.",
    action: "Have the packager check the installer.",
  },
  "0x87D103E8": {
    meaning: "Unknown error",
    cause: "The code says nothing more.",
    action: "Collect the logs, then press Retry.",
  },
  "0x80070643": {
    meaning: "The installer failed (1603)",
    cause: "The installer's own log says why.",
    action: "Collect the installer's log, then press Retry.",
  },
  "0x80070652": {
    meaning: "Another installation is under way (1618)",
    cause: "Win32 and line-of-business apps are mixed, or Office installs at the same time.",
    action: "Press Retry; have the apps changed to one type.",
  },
  "0x80070653": { meaning: "The package cannot be opened (1619)", action: "Have the packager check the content." },
  "0x80070BC2": { meaning: "Installed; a restart is required (3010)", action: "Let the device restart." },
  "0x80070641": {
    meaning: "The installer service cannot be used (1601)",
    action: "Restart the device, then press Retry.",
  },
  "0x80070666": {
    meaning: "Another version is installed already (1638)",
    cause: "Detection or supersedence is not right.",
    action: "Have the packager check detection and supersedence.",
  },
  "0x80070669": {
    meaning: "Installed; the installer restarts the device (1641)",
    action: "Wait for the device to come back.",
  },
  "0x80070654": { meaning: "The package is not valid (1620)", action: "Have the packager check the package." },
  "0x80070659": {
    meaning: "A policy forbids the installation (1625)",
    action: "Have the policy and the package checked.",
  },
  "0x80070661": {
    meaning: "The package is for another platform (1633)",
    action: "Have the packager check the package.",
  },
  "0x80070642": {
    meaning: "The installation was cancelled (1602)",
    cause: "The installer showed a window.",
    action: "Have the packager use the silent switch.",
  },
  "0x8007EA61": {
    meaning: "The app's script failed (60001)",
    cause: "A wrapper script, such as of PSAppDeployToolkit, ended with its own code.",
    action: "Have the packager check the script.",
  },
  "0x80070070": { meaning: "The disk is full", action: "Make room on the disk, or put another image on the device." },
  "0x80070020": { meaning: "A file is in use", cause: "Often a virus scanner.", action: "Press Retry." },
  "0x80070570": { meaning: "A file is damaged", cause: "The download or the disk.", action: "Press Retry." },
  "0x80073CF0": {
    meaning: "The app package cannot be opened or is not signed",
    action: "Have the packager check the package.",
  },
  "0x80073CF3": {
    meaning: "A dependency of the app package is missing or in conflict",
    action: "Have the packager check its dependencies.",
  },
  "0x80073CF6": {
    meaning: "The app package could not be registered",
    action: "Press Retry once, then reset the device.",
  },
  "0x80073CF9": {
    meaning: "The app package could not be installed",
    action: "Collect the AppXDeployment log, then press Retry.",
  },
  "0x80073CFB": {
    meaning: "Installed already, with other content",
    action: "Have the packager give it a new version.",
  },
  "0x80073CFF": {
    meaning: "A policy or licence forbids this app package",
    action: "Have the policy for such apps checked in Intune.",
  },
  "0x80CF201C": {
    meaning: "A policy or licence forbids this app package",
    action: "Have the policy for such apps checked in Intune.",
  },
  "0x80073D02": { meaning: "The app is in use", cause: "It is open.", action: "Restart the device, then press Retry." },
  "0x80073D06": {
    meaning: "A newer version is there already",
    cause: "One source calls it a failed registration.",
    action: "Treat it as installed if the app is detected; else press Retry.",
  },
  "0x8007045A": {
    meaning: "A program could not start",
    cause: "The desktop is not ready during setup.",
    action: "Press Retry a little later.",
  },
  "0x800704C7": { meaning: "It was cancelled", action: "Press Retry." },
};
