import { type TextCode, textCodes } from "../../../shared/domain/bench/text-code.ts";
import { rowFindingCodes } from "../../../shared/domain/intake/row-finding.ts";
import * as stopMeaning from "../../../shared/text/codes/stop-meaning.ts";
import { errorTexts } from "../../../shared/text/errors/error-text.ts";
import { signInTroubleText } from "../../../shared/text/errors/sign-in-trouble-text.ts";
import * as action from "../../../shared/text/lists/action-text.ts";
import * as assignment from "../../../shared/text/lists/assignment-text.ts";
import * as bridge from "../../../shared/text/lists/bridge-text.ts";
import * as clearing from "../../../shared/text/lists/clearing-text.ts";
import * as deviceScreen from "../../../shared/text/lists/device-screen-text.ts";
import * as entryTrouble from "../../../shared/text/lists/entry-trouble-text.ts";
import * as appErrors from "../../../shared/text/lists/error-catalogue-app.ts";
import * as attestationErrors from "../../../shared/text/lists/error-catalogue-attestation.ts";
import * as enrolmentErrors from "../../../shared/text/lists/error-catalogue-enrolment.ts";
import * as importErrors from "../../../shared/text/lists/error-catalogue-import.ts";
import * as joinErrors from "../../../shared/text/lists/error-catalogue-join.ts";
import * as networkErrors from "../../../shared/text/lists/error-catalogue-network.ts";
import * as errorFamily from "../../../shared/text/lists/error-family-text.ts";
import * as evidenceKind from "../../../shared/text/lists/evidence-kind-text.ts";
import * as field from "../../../shared/text/lists/field-text.ts";
import * as fileKind from "../../../shared/text/lists/file-kind-text.ts";
import { findingSentence } from "../../../shared/text/lists/finding-text.ts";
import * as flowDevice from "../../../shared/text/lists/flow-device-text.ts";
import * as flowEvent from "../../../shared/text/lists/flow-event-text.ts";
import * as flow from "../../../shared/text/lists/flow-text.ts";
import * as gatePoint from "../../../shared/text/lists/gate-point-text.ts";
import * as hashFinding from "../../../shared/text/lists/hash-finding-text.ts";
import * as lanReason from "../../../shared/text/lists/lan-reason-text.ts";
import * as life from "../../../shared/text/lists/life-text.ts";
import * as linkDevice from "../../../shared/text/lists/link-device-text.ts";
import { networkAdviceText, networkCheckText } from "../../../shared/text/lists/network-text.ts";
import * as nextStep from "../../../shared/text/lists/next-step-text.ts";
import { profileWaitText } from "../../../shared/text/lists/profile-wait-text.ts";
import { readinessAdviceText } from "../../../shared/text/lists/readiness-advice-text.ts";
import * as readiness from "../../../shared/text/lists/readiness-text.ts";
import * as reason from "../../../shared/text/lists/reason-text.ts";
import * as registration from "../../../shared/text/lists/registration-text.ts";
import * as rowRefusal from "../../../shared/text/lists/row-refusal-text.ts";
import * as source from "../../../shared/text/lists/source-text.ts";
import { say } from "../../../shared/text/say.ts";
import * as actionScreen from "../../../shared/text/screens/action-screen-text.ts";
import { assignFormText, assignPartText, tenantScreenText } from "../../../shared/text/screens/assign-screen-text.ts";
import * as benchScreen from "../../../shared/text/screens/bench-screen-text.ts";
import * as diagnosticsScreen from "../../../shared/text/screens/diagnostics-text.ts";
import { flowScreenText } from "../../../shared/text/screens/flow-screen-text.ts";
import * as frame from "../../../shared/text/screens/frame-text.ts";
import * as intakePlace from "../../../shared/text/screens/intake-place-text.ts";
import * as intakeReading from "../../../shared/text/screens/intake-reading-text.ts";
import * as intakeScreen from "../../../shared/text/screens/intake-screen-text.ts";
import * as keys from "../../../shared/text/screens/keys-text.ts";
import * as lanScreen from "../../../shared/text/screens/lan-text.ts";
import * as linkScreen from "../../../shared/text/screens/link-screen-text.ts";
import * as partnerScreen from "../../../shared/text/screens/partner-screen-text.ts";
import * as pastScreen from "../../../shared/text/screens/past-screen-text.ts";
import * as rightLines from "../../../shared/text/screens/right-lines.ts";
import * as scanScreen from "../../../shared/text/screens/scan-screen-text.ts";
import * as settingsScreen from "../../../shared/text/screens/settings-screen-text.ts";
import * as shipScreen from "../../../shared/text/screens/ship-screen-text.ts";
import * as signInScreen from "../../../shared/text/screens/sign-in-screen-text.ts";
import * as unitScreen from "../../../shared/text/screens/unit-screen-text.ts";
import * as tileWord from "../../../shared/text/tile-word.ts";
import { someParams } from "./some-params.ts";

/** Every advice about a check, with values and without any. */
export const saidAdvices: readonly { readonly code: string; readonly full: string; readonly bare: string }[] =
  Object.entries({ ...readinessAdviceText, ...networkAdviceText }).map(([code, sentence]) => ({
    code,
    full: sentence(someParams),
    bare: sentence({}),
  }));

/** The sentence of everything that can be found about a row, with values and without any. */
export const saidFindings: readonly { readonly code: string; readonly full: string; readonly bare: string }[] =
  rowFindingCodes.map((code) => ({
    code,
    full: findingSentence({ code, params: someParams }),
    bare: findingSentence({ code, params: {} }),
  }));

/** Every sentence about a unit that has no profile yet, with values and without any. */
export const saidWaits: readonly { readonly code: string; readonly full: string; readonly bare: string }[] =
  Object.entries(profileWaitText).flatMap(([reason, texts]) =>
    Object.entries(texts).map(([part, sentence]) => ({
      code: `${reason}.${part}`,
      full: sentence(someParams),
      bare: sentence({}),
    })),
  );

/** The sentence of every code, with values and without any. */
export const saidCodes: readonly { readonly code: TextCode; readonly full: string; readonly bare: string }[] =
  textCodes.map((code) => ({ code, full: say({ code, params: someParams }), bare: say({ code, params: {} }) }));

const modules = [
  action,
  assignment,
  assignFormText,
  assignPartText,
  tenantScreenText,
  bridge,
  lanReason,
  lanScreen,
  clearing,
  pastScreen,
  partnerScreen,
  linkScreen,
  linkDevice,
  entryTrouble,
  fileKind,
  intakePlace,
  intakeReading,
  diagnosticsScreen,
  deviceScreen,
  appErrors,
  attestationErrors,
  enrolmentErrors,
  importErrors,
  joinErrors,
  networkErrors,
  errorFamily,
  flowDevice,
  flowEvent,
  networkCheckText,
  readiness,
  flowScreenText,
  evidenceKind,
  field,
  flow,
  gatePoint,
  hashFinding,
  life,
  nextStep,
  reason,
  registration,
  rowRefusal,
  source,
  stopMeaning,
  actionScreen,
  benchScreen,
  frame,
  intakeScreen,
  keys,
  scanScreen,
  settingsScreen,
  rightLines,
  signInScreen,
  signInTroubleText,
  shipScreen,
  unitScreen,
  tileWord,
  errorTexts,
];

/** Every text there is that needs no values, with where it stands. */
export const standingTexts: readonly (readonly [string, string])[] = modules.flatMap((module) => textsIn(module, ""));

function textsIn(value: unknown, path: string): readonly (readonly [string, string])[] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => textsIn(member, path === "" ? name : `${path}.${name}`));
}
