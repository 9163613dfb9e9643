import { Field, Input, makeStyles } from "@fluentui/react-components";
import { useState } from "react";
import type { Settings } from "../../../shared/contract/commands/settings.ts";
import type { CloudName } from "../../../shared/domain/sign-in/cloud.ts";
import type { AppError } from "../../../shared/kernel/app-error.ts";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import {
  cloudText,
  signInText,
  appRegistrationText as text,
} from "../../../shared/text/screens/sign-in-screen-text.ts";
import { useBench } from "../../state/bench-context.ts";
import { useStore } from "../../state/store.ts";
import { Choice } from "../../ui/primitives/choice.tsx";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: "0.875rem" },
  text: { margin: 0, overflowWrap: "anywhere" },
});

const clouds = Object.keys(cloudText) as readonly CloudName[];
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The bench's own app registrations by cloud, and when an idle technician is signed out. */
export function AppRegistration({ settings }: { readonly settings: Settings }) {
  const bench = useBench();
  const around = useStore(bench.session, (view) => view?.around);
  const [typed, setTyped] = useState(settings.clientIds);
  const [error, setError] = useState<AppError>();
  const styles = useStyles();
  const isRight = (clientId: string): boolean => clientId === "" || guid.test(clientId);

  async function save(part: Partial<Settings>): Promise<void> {
    setError(await bench.changeSettings(part));
  }

  async function saveClientId(cloud: CloudName): Promise<void> {
    const clientId = typed[cloud].trim().toLowerCase();
    if (!isRight(clientId) || clientId === settings.clientIds[cloud]) return;
    await save({ clientIds: { ...settings.clientIds, [cloud]: clientId } });
  }

  return (
    <div className={styles.form}>
      <p className={styles.text}>{text.meaning}</p>
      {around?.clientId === undefined ? null : (
        <p className={styles.text}>{text.inUse(around.clientId, cloudText[around.cloud])}</p>
      )}
      {clouds.map((cloud) => (
        <Field
          key={cloud}
          label={cloudText[cloud]}
          {...(isRight(typed[cloud].trim()) ? {} : { validationMessage: text.wrong })}
        >
          <Input
            maxLength={36}
            value={typed[cloud]}
            onChange={(_event, data) => setTyped({ ...typed, [cloud]: data.value })}
            onBlur={() => void saveClientId(cloud)}
          />
        </Field>
      ))}
      <p className={styles.text}>{signInText.guide}</p>
      <Field label={text.idle} hint={text.idleHint}>
        <Choice
          value={String(settings.signOutAfterMinutes)}
          onChange={(event) => {
            const minutes = Number(event.target.value) as Settings["signOutAfterMinutes"];
            void save({ signOutAfterMinutes: minutes });
          }}
        >
          {Object.entries(text.idleChoices).map(([minutes, choice]) => (
            <option key={minutes} value={minutes}>
              {choice}
            </option>
          ))}
        </Choice>
      </Field>
      {error === undefined ? null : <ErrorNote words={errorText(error)} />}
    </div>
  );
}
