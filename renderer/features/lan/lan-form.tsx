import { Checkbox, Field, Input, makeStyles, Textarea, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { lanText as text } from "../../../shared/text/screens/lan-text.ts";
import { useCommand } from "../../state/use-command.ts";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";
import { ModalForm } from "../../ui/primitives/modal-form.tsx";
import { writtenTargets } from "./written-targets.ts";

const useStyles = makeStyles({
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: 600 },
  list: { margin: 0, paddingLeft: "1.25rem", fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
});

/** Asks which devices, and for an account on them. The password is gone from the page once it was sent. */
export function LanForm({ onClose }: { readonly onClose: () => void }) {
  const styles = useStyles();
  const [targets, setTargets] = useState("");
  const [userName, setUserName] = useState("");
  const [password, setPassword] = useState("");
  const [onlyHttps, setOnlyHttps] = useState(false);
  const { run, isRunning, error } = useCommand("lan.add");
  const named = writtenTargets(targets);
  const isComplete = named.length > 0 && named.length <= 256 && userName.trim() !== "";

  async function confirm(): Promise<void> {
    if (!isComplete) return;
    const result = await run({ targets: named, userName: userName.trim(), password, onlyHttps });
    setPassword("");
    if (result.ok) onClose();
  }

  return (
    <ModalForm
      title={text.heading}
      confirm={text.confirm}
      cancel={text.cancel}
      isRunning={isRunning || !isComplete}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <h3 className={styles.heading}>{text.needsTitle}</h3>
      <ul className={styles.list}>
        {text.needs.map((need) => (
          <li key={need}>{need}</li>
        ))}
      </ul>
      <Field label={text.targets} hint={text.targetsHint}>
        <Textarea rows={3} maxLength={16_384} value={targets} onChange={(_event, data) => setTargets(data.value)} />
      </Field>
      <Field label={text.userName} hint={text.userNameHint}>
        <Input
          maxLength={256}
          autoComplete="off"
          value={userName}
          onChange={(_event, data) => setUserName(data.value)}
        />
      </Field>
      <Field label={text.password} hint={text.passwordHint}>
        <Input
          type="password"
          maxLength={256}
          autoComplete="off"
          value={password}
          onChange={(_event, data) => setPassword(data.value)}
        />
      </Field>
      <Checkbox
        label={text.onlyHttps}
        checked={onlyHttps}
        onChange={(_event, data) => setOnlyHttps(data.checked === true)}
      />
      {error === undefined ? null : <ErrorNote words={errorText(error)} />}
    </ModalForm>
  );
}
