import type { SignInTrouble } from "../../domain/sign-in/sign-in-trouble.ts";
import type { ErrorText } from "./error-sentences.ts";

const nothingDone = "The tenant is neither read nor changed. The bench goes on collecting.";
const notSent = "What needs this permission waits; nothing was sent. Everything else goes on.";

/** Every trouble with signing in: what happened, what it means, the one next step. */
export const signInTroubleText: Readonly<Record<SignInTrouble, ErrorText>> = {
  consentMissing: {
    title: "You have not allowed Reseal this yet",
    meaning: notSent,
    nextStep: "Press Ask for it under What you can do here, and accept in the browser.",
  },
  adminConsentMissing: {
    title: "An administrator has to allow Reseal this",
    meaning: notSent,
    nextStep: "Copy the consent link under What you can do here and send it to the tenant's administrator.",
  },
  serviceMissing: {
    title: "The tenant does not have the service",
    meaning: "Intune, or whatever is asked for, is not set up or not licensed in this tenant. Nothing was sent.",
    nextStep: "Ask the tenant's administrator to set up Intune and its licences.",
  },
  conditionalAccess: {
    title: "A rule of the tenant does not let you in here",
    meaning: `A Conditional Access policy refuses this account at this place. ${nothingDone}`,
    nextStep: "Ask the tenant's administrator for an exception, and give them the AADSTS number.",
  },
  deviceNotAllowed: {
    title: "The tenant does not let this PC in",
    meaning: `It wants a PC that it manages itself. ${nothingDone}`,
    nextStep: "Ask the tenant's administrator to allow this bench PC.",
  },
  appNotApproved: {
    title: "The tenant lets only approved apps in",
    meaning: `Reseal is not on its list. ${nothingDone}`,
    nextStep: "Ask the tenant's administrator to put Reseal's client id on the list of allowed apps.",
  },
  deviceCodeBlocked: {
    title: "The tenant does not allow sign-in with a code",
    meaning: `Many tenants block it by a rule. ${nothingDone}`,
    nextStep: "Sign in with the browser.",
  },
  atRisk: {
    title: "Microsoft thinks that this account is at risk",
    meaning: `It is blocked until that has been looked into. ${nothingDone}`,
    nextStep: "Ask the administrator of the account's own tenant to check it.",
  },
  multiFactor: {
    title: "A second proof of who you are is wanted",
    meaning: `The sign-in cannot be renewed without it. ${nothingDone}`,
    nextStep: "Sign in again and confirm it.",
  },
  multiFactorSetup: {
    title: "This account has no second proof yet",
    meaning: `The tenant wants one, and it is set up in the browser. ${nothingDone}`,
    nextStep: "Sign in with the browser and follow the steps there.",
  },
  multiFactorFailed: {
    title: "The second proof was not confirmed",
    meaning: `It was declined, or nobody answered. ${nothingDone}`,
    nextStep: "Sign in again and confirm it in time.",
  },
  externalChallenge: {
    title: "The tenant wants a proof by a service of its own",
    meaning: `The sign-in cannot be renewed without it. ${nothingDone}`,
    nextStep: "Sign in with the browser and follow the steps there.",
  },
  claims: {
    title: "The tenant wants to know again that it is you",
    meaning: "It stopped a call and asks for a stronger or newer sign-in. Nothing was changed by that call.",
    nextStep: "Sign in again.",
  },
  accountNotInTenant: {
    title: "This account is not in the order's tenant",
    meaning: "The order is locked to its tenant. The account was not taken, and nothing was sent.",
    nextStep: "Sign in with an account of the order's tenant.",
  },
  accountUnknown: {
    title: "This account does not exist",
    meaning: nothingDone,
    nextStep: "Check how it is written, then sign in again.",
  },
  accountDisabled: {
    title: "This account is switched off",
    meaning: nothingDone,
    nextStep: "Ask the tenant's administrator to switch it on, or sign in with another one.",
  },
  accountLocked: {
    title: "This account is locked for the moment",
    meaning: `A wrong password was tried too often, or from a suspicious place. ${nothingDone}`,
    nextStep: "Wait a quarter of an hour, then sign in again.",
  },
  wrongPassword: {
    title: "Account or password is wrong",
    meaning: nothingDone,
    nextStep: "Sign in again.",
  },
  passwordExpired: {
    title: "The password of this account has run out",
    meaning: nothingDone,
    nextStep: "Sign in with the browser and choose a new password there.",
  },
  notAssigned: {
    title: "This account may not use Reseal in this tenant",
    meaning: `The app asks for an assignment that the account does not have. ${nothingDone}`,
    nextStep: "Ask the tenant's administrator to assign the account to the app.",
  },
  appNotInTenant: {
    title: "The tenant does not know the app",
    meaning: `The client id is of another tenant or mistyped, or nobody has consented to the app here. ${nothingDone}`,
    nextStep: "Check the client id under Settings, then send the consent link to the tenant's administrator.",
  },
  appDisabled: {
    title: "The app is switched off in this tenant",
    meaning: nothingDone,
    nextStep: "Ask the tenant's administrator to enable the app's sign-in.",
  },
  publicClientOff: {
    title: "The app registration does not allow this way",
    meaning: `Public client flows are off, so that no sign-in with a code is possible. ${nothingDone}`,
    nextStep: "Sign in with the browser.",
  },
  redirectMissing: {
    title: "The app registration has no way back to this PC",
    meaning: `The redirect address http://localhost is missing under Mobile and desktop applications. ${nothingDone}`,
    nextStep: "Have it added to the app registration (docs/app-registration.md).",
  },
  noClientId: {
    title: "Reseal does not know its app registration",
    meaning: `Neither the order nor Settings names a client id for this cloud. ${nothingDone}`,
    nextStep: "Enter the client id under Settings, App registration.",
  },
  tenantUnknown: {
    title: "There is no tenant with the order's id",
    meaning: `It does not exist in this cloud. ${nothingDone}`,
    nextStep: "Have whoever wrote the order check its tenant id and cloud.",
  },
  wrongCloud: {
    title: "The tenant is in another cloud",
    meaning: `The order names a cloud that does not have this tenant or account. ${nothingDone}`,
    nextStep: "Have whoever wrote the order correct its cloud.",
  },
  tenantRestricted: {
    title: "You are kept out of the order's tenant",
    meaning: `This network, or your own tenant, restricts which tenants may be used. ${nothingDone}`,
    nextStep: "Ask whoever looks after this PC's network to allow the order's tenant.",
  },
  sessionEnded: {
    title: "The sign-in has ended",
    meaning: `It ran out, the password was changed, or an administrator ended it. ${nothingDone}`,
    nextStep: "Sign in again.",
  },
  signInFrequency: {
    title: "The tenant wants a new sign-in every so often",
    meaning: `That time has come. ${nothingDone}`,
    nextStep: "Sign in again.",
  },
  tokenRefused: {
    title: "The tenant does not take the sign-in any more",
    meaning: `A renewed one was refused as well. ${nothingDone}`,
    nextStep: "Sign in again.",
  },
  idle: {
    title: "You were signed out: nobody used this bench",
    meaning: "Nothing is lost: what waits for the tenant goes on after the next sign-in.",
    nextStep: "Sign in again.",
  },
  codeExpired: {
    title: "The code has run out",
    meaning: "Nobody entered it in time. Nothing was changed.",
    nextStep: "Start the sign-in again and enter the new code.",
  },
  timedOut: {
    title: "Nobody finished the sign-in",
    meaning: "Reseal waited ten minutes. If the browser showed a refusal, that is why. Nothing was changed.",
    nextStep: "Sign in again.",
  },
  browserNotOpened: {
    title: "The browser could not be opened",
    meaning: "This PC has no browser that Reseal may start. Nothing was changed.",
    nextStep: "Sign in with a code on another device.",
  },
  serviceBusy: {
    title: "Microsoft's sign-in has trouble of its own",
    meaning: "It will pass. The bench goes on collecting.",
    nextStep: "Wait; the bench tries again by itself.",
  },
  clockWrong: {
    title: "This PC's clock is wrong",
    meaning: `Sign-ins look too old or too new to Microsoft. ${nothingDone}`,
    nextStep: "Set this PC's clock and time zone, then sign in again.",
  },
  other: {
    title: "The sign-in did not work",
    meaning: `Microsoft did not accept it. ${nothingDone}`,
    nextStep: "Sign in again; if it comes back, give the tenant's administrator the AADSTS number.",
  },
};
