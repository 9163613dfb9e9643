import { makeStyles } from "@fluentui/react-components";
import { say } from "../../shared/text/say.ts";
import { statusExplanations, frameText as text } from "../../shared/text/screens/frame-text.ts";
import { HeldRightsNote } from "../features/sign-in/held-rights-note.tsx";
import { SignedOutNote } from "../features/sign-in/signed-out-note.tsx";
import { useBench } from "../state/bench-context.ts";
import { useStore } from "../state/store.ts";
import { WarningNote } from "../ui/primitives/warning-note.tsx";

const useStyles = makeStyles({
  notices: { display: "flex", flexDirection: "column", gap: "0.25rem" },
});

/** What holds part of the work up, across the screen: a source that is stopped, nobody signed in. Quiet otherwise. */
export function Notices() {
  const { status } = useBench();
  const items = useStore(status, (view) => view?.items);
  const styles = useStyles();
  const stopped = (items ?? []).filter((item) => item.state === "stopped" && item.name !== "signIn");
  return (
    <div className={styles.notices}>
      <SignedOutNote />
      <HeldRightsNote />
      {stopped.map((item) => (
        <WarningNote
          key={item.name}
          title={`${text.statusNames[item.name]} ${say(item.text)}`}
          meaning={statusExplanations[item.name].stopped}
        />
      ))}
    </div>
  );
}
