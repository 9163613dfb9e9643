import type { UnitView } from "../../../shared/domain/bench/unit-view.ts";
import { assertNever } from "../../../shared/kernel/assert-never.ts";
import { AcceptQuestion } from "./accept-question.tsx";
import { DecideQuestion } from "./decide-question.tsx";
import { FailureQuestion } from "./failure-question.tsx";
import { IdentifiersQuestion } from "./identifiers-question.tsx";
import { LabelModal } from "./label-modal.tsx";
import type { OpenQuestion } from "./use-unit-actions.ts";

/** The question that the pressed action asks. */
export function UnitQuestion(props: {
  readonly unitId: string;
  readonly serialNumber: string;
  readonly serials: UnitView["identity"]["serials"];
  readonly question: OpenQuestion;
  readonly onClose: () => void;
}) {
  const { unitId, question, onClose } = props;
  switch (question.kind) {
    case "decideIdentity":
      return <DecideQuestion unitId={unitId} serials={props.serials} onClose={onClose} />;
    case "startRework":
    case "routeToIt":
      return <IdentifiersQuestion unitId={unitId} question={question.kind} onClose={onClose} />;
    case "failure":
      return <FailureQuestion unitId={unitId} serialNumber={props.serialNumber} onClose={onClose} />;
    case "acceptReport":
      return <AcceptQuestion unitId={unitId} onClose={onClose} />;
    case "label":
      return <LabelModal svg={question.svg} serialNumber={props.serialNumber} onClose={onClose} />;
    default:
      return assertNever(question);
  }
}
