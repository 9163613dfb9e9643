import { Button, Checkbox, makeStyles } from "@fluentui/react-components";
import { type FormEvent, type ReactNode, useRef, useState } from "react";
import type { ChoiceInput, PreviewView } from "../../../shared/contract/assign/view.ts";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { assignFormText as text } from "../../../shared/text/screens/assign-screen-text.ts";
import { useBench, useBoard, useTile } from "../../state/bench-context.ts";
import type { Assigning } from "../../state/ui-state.ts";
import { useCommand } from "../../state/use-command.ts";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";
import { SidePanel } from "../../ui/primitives/side-panel.tsx";
import { ApprovalForm } from "./approval-form.tsx";
import { ChoiceFields } from "./choice-fields.tsx";
import { PreviewPart } from "./preview-part.tsx";
import { WishFields } from "./wish-fields.tsx";
import { choiceOf, noChoice, noWish, wishOf } from "./wish-state.ts";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: "1rem" },
  buttons: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "0.75rem" },
});

/** Changes values of one unit or of several devices: choose, see what would change, say yes. */
export function AssignPanel(props: {
  readonly whose: Assigning;
  /** The last scan and its effect: what shows it otherwise is out of reach behind this. */
  readonly report: ReactNode;
  readonly onClose: () => void;
}) {
  const { whose, onClose } = props;
  const { ui } = useBench();
  const unitId = whose === "several" ? undefined : whose.unitId;
  const isOne = unitId !== undefined;
  const tile = useTile(unitId);
  const orderTag = useBoard((board) => board.order.groupTag) ?? "";
  const [choice, setChoice] = useState(noChoice);
  const [wish, setWish] = useState(() => noWish(orderTag));
  const [isAtScreen, setAtScreen] = useState(false);
  const [preview, setPreview] = useState<PreviewView>();
  const look = useCommand("assign.preview");
  const styles = useStyles();
  /** Counts what was asked and what was edited since: an answer to an older question is none to this one. */
  const turn = useRef(0);
  const asked = wishOf(wish);
  const chosen: ChoiceInput | undefined =
    unitId === undefined ? choiceOf(choice) : { kind: "units", unitIds: [unitId] };
  const title = isOne ? text.labelUnit(tile?.serialNumber ?? "") : text.labelSeveral;

  /** What was shown is no longer what would be changed. */
  function edit<T>(set: (value: T) => void): (value: T) => void {
    return (value) => {
      turn.current += 1;
      setPreview(undefined);
      look.clear();
      set(value);
    };
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (asked === undefined || chosen === undefined) return;
    setPreview(undefined);
    turn.current += 1;
    const asking = turn.current;
    const answer = await look.run({ choice: chosen, wish: asked, atScreen: isAtScreen });
    if (answer.ok && asking === turn.current) setPreview(answer.value);
  }

  function done(devices: number): void {
    ui.act.report({ heading: text.startedHeading, lines: [text.started(devices)], isFault: false, canUndo: false });
    onClose();
  }

  return (
    <SidePanel title={title} close={text.close} onClose={onClose}>
      {props.report}
      <form className={styles.form} onSubmit={(event) => void submit(event)} aria-label={text.what}>
        {isOne ? null : <ChoiceFields choice={choice} onChange={edit(setChoice)} />}
        <WishFields wish={wish} isOne={isOne} onChange={edit(setWish)} />
        {isOne && tile?.word === "startIt" ? (
          <Checkbox
            size="large"
            label={text.atScreen}
            checked={isAtScreen}
            onChange={(_event, data) => edit(setAtScreen)(data.checked === true)}
          />
        ) : null}
        <div className={styles.buttons}>
          <Button
            type="submit"
            size="large"
            appearance={preview === undefined ? "primary" : "secondary"}
            disabledFocusable={look.isRunning || asked === undefined || chosen === undefined}
          >
            {look.isRunning ? text.previewing : text.preview}
          </Button>
          {asked === undefined ? <span>{text.nothing}</span> : null}
        </div>
      </form>
      {look.error === undefined ? null : <ErrorNote words={errorText(look.error)} />}
      {preview === undefined ? null : <PreviewPart preview={preview} />}
      {preview === undefined || preview.totals.change === 0 ? null : (
        <ApprovalForm key={preview.previewId} preview={preview} isOne={isOne} onDone={done} />
      )}
    </SidePanel>
  );
}
