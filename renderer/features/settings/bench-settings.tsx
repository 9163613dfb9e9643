import { Field, Input, makeStyles, Switch } from "@fluentui/react-components";
import { useState } from "react";
import type { Settings } from "../../../shared/contract/commands/settings.ts";
import type { AppError } from "../../../shared/kernel/app-error.ts";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { settingsScreenText as text } from "../../../shared/text/screens/settings-screen-text.ts";
import { useBench } from "../../state/bench-context.ts";
import { Choice } from "../../ui/primitives/choice.tsx";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";

const useStyles = makeStyles({ form: { display: "flex", flexDirection: "column", gap: "0.875rem" } });

/** Name, look, density, scanner and sounds. What is chosen holds at once; what is typed holds when the field is left. */
export function BenchSettings({ settings }: { readonly settings: Settings }) {
  const bench = useBench();
  const [technician, setTechnician] = useState(settings.technician);
  const [prefix, setPrefix] = useState(settings.scannerPrefix);
  const [suffix, setSuffix] = useState(settings.scannerSuffix);
  const [error, setError] = useState<AppError>();
  const styles = useStyles();
  const isNamed = technician.trim().length >= 2;

  async function save(part: Partial<Settings>): Promise<void> {
    setError(await bench.changeSettings(part));
  }

  return (
    <div className={styles.form}>
      <Field label={text.technician} {...(isNamed ? {} : { validationMessage: text.technicianShort })}>
        <Input
          maxLength={80}
          value={technician}
          onChange={(_event, data) => setTechnician(data.value)}
          onBlur={() => void (isNamed && save({ technician: technician.trim() }))}
        />
      </Field>
      <Field label={text.theme}>
        <Choice
          value={settings.theme}
          onChange={(event) => void save({ theme: chosen(text.themes, event.target.value, "system") })}
        >
          <Options names={text.themes} />
        </Choice>
      </Field>
      <Field label={text.density}>
        <Choice
          value={settings.density}
          onChange={(event) => void save({ density: chosen(text.densities, event.target.value, "auto") })}
        >
          <Options names={text.densities} />
        </Choice>
      </Field>
      <Field label={text.scannerPrefix}>
        <Input
          maxLength={8}
          value={prefix}
          onChange={(_event, data) => setPrefix(data.value)}
          onBlur={() => void save({ scannerPrefix: prefix })}
        />
      </Field>
      <Field label={text.scannerSuffix} hint={text.scannerHint}>
        <Input
          maxLength={8}
          value={suffix}
          onChange={(_event, data) => setSuffix(data.value)}
          onBlur={() => void save({ scannerSuffix: suffix })}
        />
      </Field>
      <Field label={text.sounds}>
        <Switch
          checked={settings.sounds}
          label={settings.sounds ? text.soundsOn : text.soundsOff}
          onChange={(_event, data) => void save({ sounds: data.checked })}
        />
      </Field>
      {error === undefined ? null : <ErrorNote words={errorText(error)} />}
    </div>
  );
}

function Options({ names }: { readonly names: Readonly<Record<string, string>> }) {
  return Object.entries(names).map(([value, name]) => (
    <option key={value} value={value}>
      {name}
    </option>
  ));
}

function chosen<T extends string>(names: Readonly<Record<T, string>>, value: string, fallback: T): T {
  return Object.hasOwn(names, value) ? (value as T) : fallback;
}
