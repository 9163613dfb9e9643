import { Input, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { type KeyboardEvent, useId, useState } from "react";
import { keysText as text } from "../../shared/text/screens/keys-text.ts";
import { Modal } from "../ui/primitives/modal.tsx";
import { matchingCommands, type PaletteCommand } from "./palette-commands.ts";

const useStyles = makeStyles({
  body: { display: "flex", flexDirection: "column", gap: "0.75rem", padding: "1rem", minHeight: 0 },
  list: { margin: 0, padding: 0, listStyleType: "none", overflowY: "auto" },
  option: {
    display: "flex",
    justifyContent: "space-between",
    gap: "1rem",
    padding: "0.625rem 0.75rem",
    borderRadius: "0.25rem",
    fontSize: tokens.fontSizeBase400,
    cursor: "pointer",
  },
  chosen: {
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    "@media (forced-colors: active)": { outline: "2px solid Highlight" },
  },
  keys: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase300 },
});

/** Every command by name, each with its shortcut: type, choose with the arrows, press Enter. */
export function CommandPalette(props: { readonly commands: readonly PaletteCommand[]; readonly onClose: () => void }) {
  const [typed, setTyped] = useState("");
  const [position, setPosition] = useState(0);
  const listId = useId();
  const styles = useStyles();
  const found = matchingCommands(props.commands, typed);
  const chosen = Math.min(position, found.length - 1);

  function choose(command: PaletteCommand | undefined): void {
    if (command === undefined) return;
    props.onClose();
    command.run();
  }

  function press(event: KeyboardEvent): void {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setPosition(Math.max(0, Math.min(found.length - 1, chosen + step)));
    } else if (event.key === "Enter") {
      event.preventDefault();
      choose(found[chosen]);
    }
  }

  return (
    <Modal label={text.paletteTitle} place="centre" onClose={props.onClose}>
      <div className={styles.body}>
        <Input
          size="large"
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={chosen < 0 ? undefined : `${listId}-${chosen}`}
          aria-label={text.paletteField}
          placeholder={text.paletteField}
          value={typed}
          onKeyDown={press}
          onChange={(_event, data) => {
            setTyped(data.value);
            setPosition(0);
          }}
        />
        {found.length === 0 ? <p role="status">{text.paletteNone}</p> : null}
        <div role="listbox" id={listId} aria-label={text.paletteTitle} className={styles.list} tabIndex={-1}>
          {found.map((command, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard by the field above, as in any combobox
            <div
              key={command.name}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === chosen}
              tabIndex={-1}
              className={mergeClasses(styles.option, index === chosen && styles.chosen)}
              onClick={() => choose(command)}
            >
              <span>{command.name}</span>
              <span className={styles.keys}>{command.keys}</span>
            </div>
          ))}
        </div>
      </div>
    </Modal>
  );
}
