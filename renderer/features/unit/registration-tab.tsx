import type { UnitView } from "../../../shared/domain/bench/unit-view.ts";
import { formatClock, formatDateAndClock } from "../../../shared/text/clock-text.ts";
import {
  enrollmentStateText,
  importErrorSentence,
  importStatusText,
  profileStatusText,
} from "../../../shared/text/lists/registration-text.ts";
import { assignPartText } from "../../../shared/text/screens/assign-screen-text.ts";
import { unitTabText as text, unitScreenText } from "../../../shared/text/screens/unit-screen-text.ts";
import { named } from "../../../shared/text/sentence.ts";
import { CopyText } from "../../ui/primitives/copy-text.tsx";
import { FactList } from "../../ui/primitives/fact-list.tsx";
import { ChangedValues } from "./changed-values.tsx";
import { RegistrationWait } from "./registration-wait.tsx";

/** What the tenant knows of this unit, from import to Enrollment Status Page, with ids to copy. */
export function RegistrationTab(props: { readonly unitId: string; readonly registration: UnitView["registration"] }) {
  const { registration } = props;
  const known = (value: string) => (value === "" ? unitScreenText.unknown : value);
  const id = (name: string, value: string) =>
    value === "" ? unitScreenText.unknown : <CopyText text={value} label={text.copy(name)} />;
  const tag = registration.groupTag === "" ? unitScreenText.none : registration.groupTag;
  const isAsOrdered = registration.groupTag === registration.expectedGroupTag;
  const at = registration.profileAssignedAt;
  return (
    <>
      <RegistrationWait unitId={props.unitId} registration={registration} />
      <FactList
        facts={[
          [text.importStatus, named(importStatusText, registration.importStatus)],
          ...(registration.importError === ""
            ? []
            : [[text.importError, importErrorSentence(registration.importError)] as const]),
          [text.ztdId, id(text.ztdId, registration.ztdId)],
          [text.groupTag, isAsOrdered ? tag : `${tag} (${text.ordered(registration.expectedGroupTag)})`],
          ...(registration.purchaseOrder === ""
            ? []
            : [[assignPartText.purchaseOrder, registration.purchaseOrder] as const]),
          [
            text.groups,
            registration.groupNames.length === 0 ? unitScreenText.unknown : registration.groupNames.join(", "),
          ],
          [text.profile, known(registration.profileName)],
          [text.profileStatus, named(profileStatusText, registration.profileStatus)],
          [text.profileAssigned, at === undefined ? unitScreenText.unknown : formatDateAndClock(at)],
          [text.esp, known(registration.espName)],
          [text.join, text.joins[registration.joined]],
          [text.entraDeviceId, id(text.entraDeviceId, registration.entraDeviceId)],
          [text.managedDeviceId, id(text.managedDeviceId, registration.managedDeviceId)],
          [text.enrollmentState, named(enrollmentStateText, registration.enrollmentState)],
          [text.seen, registration.seenAt === undefined ? unitScreenText.unknown : formatClock(registration.seenAt)],
        ]}
      />
      <ChangedValues changed={registration.changed} />
    </>
  );
}
