import type { enrolmentErrors } from "../../domain/diagnosis/enrolment-errors.ts";
import type { ErrorWords } from "./error-words.ts";

/** What the codes of `enrolmentErrors` mean, for the person at the bench. */
export const enrolmentErrorText: Readonly<Record<keyof typeof enrolmentErrors, ErrorWords>> = {
  "0x80180001": {
    meaning: "The enrolment message was malformed",
    cause: "Interception of the connection changes messages.",
    action: "Have the management hosts exempted from TLS interception.",
  },
  "0x80180002": {
    meaning: "The user's or device's token was refused",
    cause: "The join on the device is stale.",
    action: "Reset the device, and have the MDM authority checked.",
  },
  "0x80180003": {
    meaning: "Enrolment is not permitted",
    cause: "A licence is missing, or the MDM scope leaves the user out.",
    action: "Have licence and MDM scope checked.",
  },
  "0x80180004": { meaning: "The certificate could not be issued", action: "Press Retry." },
  "0x80180005": {
    meaning: "An error of the enrolment server",
    cause:
      "By its name a general error of the server; others report that the profile is not assigned or does not allow pre-provisioning.",
    action: "Have the profile's assignment and its pre-provisioning switch checked, then reset the device.",
  },
  "0x80180006": { meaning: "Trouble on the service's side", action: "Wait a few minutes, then press Retry." },
  "0x80180007": {
    meaning: "The security header was refused",
    cause: "The device's clock is wrong, or its token is.",
    action: "Set the device's clock.",
  },
  "0x80180008": {
    meaning: "Unknown error of the enrolment server",
    cause: "The code says nothing more.",
    action: "Press Retry.",
  },
  "0x80180009": {
    meaning: "An enrolment is under way already",
    cause: "The second attempt came too early.",
    action: "Wait a few minutes, then press Retry.",
  },
  "0x8018000A": {
    meaning: "The device is enrolled already",
    cause: "Leftovers of an earlier enrolment are on it.",
    action: "Reset the device.",
  },
  "0x8018000D": {
    meaning: "A certificate's date is not valid",
    cause: "The device's clock is wrong, the certificate has expired, or the connection is intercepted.",
    action: "Set the device's clock; then check for TLS interception.",
  },
  "0x8018000E": {
    meaning: "A password is wanted",
    cause: "Enrolment asks for an interactive sign-in.",
    action: "Collect the logs; the technician flow has nobody to sign in.",
  },
  "0x8018000F": { meaning: "The sign-in page could not be shown", action: "Check the network, then press Retry." },
  "0x80180010": { meaning: "No connection to the enrolment server", action: "Check the network, then press Retry." },
  "0x80180012": {
    meaning: "The server's certificate was not accepted",
    cause: "The connection is intercepted, or the device's clock is wrong.",
    action: "Have the management hosts exempted from TLS interception, and set the clock.",
  },
  "0x80180013": {
    meaning: "The user has reached the limit of devices",
    action: "Have old devices deleted, or the limit raised.",
  },
  "0x80180014": {
    meaning: "Enrolment is blocked for this device",
    cause: "It went through pre-provisioning before, which is allowed once; or a restriction blocks Windows (MDM).",
    action:
      "Have its Intune record deleted or the device unblocked, or the restriction changed; then reset the device.",
  },
  "0x80180015": {
    meaning: "Mobile management is not supported",
    cause: "This edition of Windows lacks the feature.",
    action: "Check the edition of Windows.",
  },
  "0x80180016": {
    meaning: "The enrolment cannot be renewed",
    cause: "This concerns renewals, not the technician flow.",
    action: "Nothing to do at the bench.",
  },
  "0x80180017": { meaning: "The service is under maintenance", action: "Wait until it is over, then press Retry." },
  "0x80180018": { meaning: "The user has no licence, or reached a limit", action: "Have a licence assigned." },
  "0x80180019": {
    meaning: "The enrolment data is not valid",
    cause: "Others report that the tenant does not match.",
    action: "Check in which tenant the device is registered.",
  },
  "0x8018001A": {
    meaning: "Discovery was sent to an insecure address",
    cause: "Something on the network redirects to http.",
    action: "Give the device a network without redirection.",
  },
  "0x8018001B": { meaning: "The state of Windows does not allow enrolment", action: "Reset the device." },
  "0x8018001C": { meaning: "Licence error of Windows on enrolment", action: "Reset the device." },
  "0x8018001D": { meaning: "Unknown error of Windows on enrolment", action: "Reset the device." },
  "0x8018001E": {
    meaning: "Provisioning failed on a setting",
    cause: "One part of the provisioning document was not taken.",
    action: "Press Retry; if it comes back, collect the logs.",
  },
  "0x8018001F": {
    meaning: "Provisioning failed on a setting",
    cause: "One part of the provisioning document was not taken.",
    action: "Press Retry; if it comes back, collect the logs.",
  },
  "0x80180020": {
    meaning: "Provisioning failed on a setting",
    cause: "One part of the provisioning document was not taken.",
    action: "Press Retry; if it comes back, collect the logs.",
  },
  "0x80180021": {
    meaning: "Provisioning failed on a setting",
    cause: "One part of the provisioning document was not taken.",
    action: "Press Retry; if it comes back, collect the logs.",
  },
  "0x80180022": {
    meaning: "The Home edition of Windows cannot be enrolled",
    cause: "In practice this code means the Home edition.",
    action: "Upgrade to Windows Pro or higher.",
  },
  "0x80180023": {
    meaning: "Provisioning failed on a setting",
    cause: "One part of the provisioning document was not taken.",
    action: "Press Retry; if it comes back, collect the logs.",
  },
  "0x80180024": { meaning: "A certificate was not found in the store", action: "Press Retry." },
  "0x80180025": {
    meaning: "Provisioning failed on a setting",
    cause: "One part of the provisioning document was not taken.",
    action: "Press Retry; if it comes back, collect the logs.",
  },
  "0x80180026": {
    meaning: "Management of the device is blocked",
    cause: "An old Intune agent for PCs is on it, or management is blocked.",
    action: "Reset the device.",
  },
  "0x80180027": {
    meaning: "The private key could not be made",
    cause: "The TPM or its key provider failed.",
    action: "Check the TPM in the readiness list.",
  },
  "0x80180028": { meaning: "Sign-in by certificate failed", action: "Press Retry." },
  "0x80180029": {
    meaning: "An empty message arrived",
    cause: "Interception of the connection changes messages.",
    action: "Check the network, then press Retry.",
  },
  "0x8018002A": {
    meaning: "The sign-in was cancelled by the user",
    cause: "Automatic enrolment asked for a second factor or another interaction.",
    action: "Nothing to do at the bench.",
  },
  "0x8018002B": {
    meaning: "Mobile management is not set up for this user",
    cause: "The user's name cannot be routed, or the MDM scope is None.",
    action: "Have the tenant's administrator check MDM scope and user name.",
  },
  "0x80180031": {
    meaning: "Mobile management is not set up for this user",
    cause: "The user's name cannot be routed, or the MDM scope is None.",
    action: "Have the tenant's administrator check MDM scope and user name.",
  },
  "0x80180032": {
    meaning: "The server sent an error of its own",
    cause: "Its text on the device's screen says more.",
    action: "Read the text on the device's screen.",
  },
  "0x80180033": { meaning: "The service asks for a pause", action: "Wait a few minutes, then press Retry." },
  "0x8007064C": {
    meaning: "The device or its image is enrolled already",
    cause: "The image was captured from an enrolled PC.",
    action: "Put a clean image on the device.",
  },
  "0x80CF4017": {
    meaning: "An old Intune agent for PCs is out of date",
    cause: "This is no modern enrolment.",
    action: "Remove the old agent, or put a clean image on the device.",
  },
  "0x80CF3017": {
    meaning: "Error of an old Intune agent for PCs",
    cause: "An old agent is on the device, or its clock is wrong.",
    action: "Put a clean image on the device.",
  },
  "0x80CF0437": {
    meaning: "Error of an old Intune agent for PCs",
    cause: "An old agent is on the device, or its clock is wrong.",
    action: "Put a clean image on the device.",
  },
};
