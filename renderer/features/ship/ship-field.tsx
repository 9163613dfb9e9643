import { Button, Field, Input, makeStyles } from "@fluentui/react-components";
import { type FormEvent, useState } from "react";
import { shipScreenText as text } from "../../../shared/text/screens/ship-screen-text.ts";
import type { ShipDesk } from "./use-ship-desk.ts";

const useStyles = makeStyles({
  form: { display: "flex", alignItems: "flex-end", gap: "0.75rem" },
  field: { flexGrow: 1, maxWidth: "28rem" },
});

/** For a label that cannot be scanned: the same by keyboard. */
export function ShipField({ desk, isBox }: { readonly desk: ShipDesk; readonly isBox: boolean }) {
  const [typed, setTyped] = useState("");
  const styles = useStyles();
  function submit(event: FormEvent): void {
    event.preventDefault();
    const wanted = typed.trim();
    if (wanted === "" || desk.isBusy) return;
    setTyped("");
    void desk.take(wanted);
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <Field className={styles.field} label={isBox ? text.boxField : text.unitField}>
        <Input size="large" maxLength={256} value={typed} onChange={(_event, data) => setTyped(data.value)} />
      </Field>
      <Button size="large" type="submit" disabledFocusable={desk.isBusy}>
        {isBox ? text.ship : text.take}
      </Button>
    </form>
  );
}
