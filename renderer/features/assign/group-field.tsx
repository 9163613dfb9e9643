import { Field, makeStyles } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { CommandOutput } from "../../../shared/contract/commands/index.ts";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { assignmentFieldText } from "../../../shared/text/lists/assignment-text.ts";
import { assignFormText as text } from "../../../shared/text/screens/assign-screen-text.ts";
import { useCommand } from "../../state/use-command.ts";
import { Choice } from "../../ui/primitives/choice.tsx";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";
import { ModeField } from "./mode-field.tsx";
import type { WishState } from "./wish-state.ts";

type Groups = CommandOutput<"assign.groups">["groups"];

const useStyles = makeStyles({
  line: { margin: 0 },
});

const modes = [
  ["keep", text.keep],
  ["in", text.putInto],
  ["out", text.takeOut],
] as const;

/** Into or out of a group whose members are put in by hand. The tenant is asked for its groups once somebody wants one. */
export function GroupField(props: {
  readonly group: WishState["group"];
  readonly onChange: (group: WishState["group"]) => void;
}) {
  const { group, onChange } = props;
  const [groups, setGroups] = useState<Groups>();
  const { run, error } = useCommand("assign.groups");
  const styles = useStyles();
  const isWanted = group.mode !== "keep" && groups === undefined;
  useEffect(() => {
    if (!isWanted) return;
    void run({}).then((answer) => {
      if (answer.ok) setGroups(answer.value.groups);
    });
  }, [isWanted, run]);
  return (
    <>
      <ModeField
        label={assignmentFieldText.membership}
        modes={modes}
        mode={group.mode}
        onChoose={(mode) => onChange({ ...group, mode })}
      >
        {group.mode === "keep" || groups === undefined || groups.length === 0 ? null : (
          <Field label={text.group} required>
            <Choice
              size="large"
              value={group.groupId}
              onChange={(_event, data) =>
                onChange({
                  ...group,
                  groupId: data.value,
                  name: groups.find(({ groupId }) => groupId === data.value)?.name ?? "",
                })
              }
            >
              <option value="">{text.chooseGroup}</option>
              {groups.map(({ groupId, name }) => (
                <option key={groupId} value={groupId}>
                  {name}
                </option>
              ))}
            </Choice>
          </Field>
        )}
      </ModeField>
      {group.mode === "keep" || error !== undefined || (groups !== undefined && groups.length > 0) ? null : (
        <p className={styles.line} role="status">
          {groups === undefined ? text.groupsLoading : text.noGroups}
        </p>
      )}
      {error === undefined ? null : <ErrorNote words={errorText(error)} />}
    </>
  );
}
