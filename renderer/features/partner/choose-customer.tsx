import { Field, Input, makeStyles, Radio, RadioGroup } from "@fluentui/react-components";
import { useCallback, useEffect, useState } from "react";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { partnerScreenText as text } from "../../../shared/text/screens/partner-screen-text.ts";
import { useCommand } from "../../state/use-command.ts";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";
import { ModalForm } from "../../ui/primitives/modal-form.tsx";
import { WarningNote } from "../../ui/primitives/warning-note.tsx";
import { type Customer, foundCustomers } from "./found-customers.ts";
import { PartnerSignIn } from "./partner-sign-in.tsx";

const useStyles = makeStyles({
  line: { margin: 0 },
  list: { maxHeight: "16rem", overflowY: "auto", overflowWrap: "anywhere", padding: "0.25rem" },
});

/** Asks which of the partner's customers the devices are for. Only the order's own can be chosen; the others say why not. */
export function ChooseCustomer({ onClose }: { readonly onClose: () => void }) {
  const ask = useCommand("partner.customers");
  const choose = useCommand("partner.chooseCustomer");
  const [customers, setCustomers] = useState<readonly Customer[]>();
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState("");
  const styles = useStyles();
  const { run } = ask;

  const read = useCallback(async (): Promise<void> => {
    const listed = await run({});
    if (listed.ok) setCustomers(listed.value.customers);
  }, [run]);

  useEffect(() => void read(), [read]);

  async function confirm(): Promise<void> {
    if (chosen === "") return;
    const done = await choose.run({ customerId: chosen });
    if (done.ok) onClose();
  }

  const found = foundCustomers(customers ?? [], typed);
  const error = ask.error ?? choose.error;
  return (
    <ModalForm
      title={text.heading}
      confirm={text.confirm}
      cancel={text.cancel}
      isRunning={choose.isRunning || chosen === ""}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      {ask.isRunning ? (
        <p className={styles.line} role="status">
          {text.asking}
        </p>
      ) : null}
      {error === undefined ? null : <ErrorNote words={errorText(error)} />}
      {error?.kind === "unauthorised" ? <PartnerSignIn onSignedIn={() => void read()} /> : null}
      {customers === undefined ? null : (
        <>
          {customers.some(({ isOfOrder }) => isOfOrder) ? null : (
            <WarningNote title={text.list} meaning={text.notThere} />
          )}
          <Field label={text.search} hint={text.found(found.length, customers.length)}>
            <Input maxLength={120} value={typed} onChange={(_event, data) => setTyped(data.value)} />
          </Field>
          <RadioGroup
            className={styles.list}
            aria-label={text.list}
            value={chosen}
            onChange={(_event, data) => setChosen(data.value)}
          >
            {found.map(({ customerId, name, domain, isOfOrder }) => (
              <Radio
                key={customerId}
                value={customerId}
                disabled={!isOfOrder}
                label={`${name} (${domain}) – ${isOfOrder ? text.own : text.other}`}
              />
            ))}
          </RadioGroup>
        </>
      )}
    </ModalForm>
  );
}
