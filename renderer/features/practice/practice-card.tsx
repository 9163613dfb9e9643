import { Badge, Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { DeviceScreen, PracticeAct, PracticeDevice } from "../../../shared/contract/practice/control.ts";
import type { Tile } from "../../../shared/domain/bench/board-view.ts";
import { errorText } from "../../../shared/text/errors/error-text.ts";
import { deviceScreenText, practiceActionText } from "../../../shared/text/lists/device-screen-text.ts";
import { frameText } from "../../../shared/text/screens/frame-text.ts";
import { practiceText as text } from "../../../shared/text/screens/settings-screen-text.ts";
import { useBench } from "../../state/bench-context.ts";
import { useStore } from "../../state/store.ts";
import { useCommand } from "../../state/use-command.ts";
import { ErrorNote } from "../../ui/primitives/error-note.tsx";
import { deviceOf } from "./device-of.ts";

type Action = PracticeAct["action"];

/** What hands find to do at each page of a device. */
const actionsOf: Readonly<Record<DeviceScreen["page"], readonly Action[]>> = {
  off: ["powerOn"],
  language: ["start", "readOntoStick", "powerOff"],
  preProvision: ["start", "refresh", "readOntoStick", "powerOff"],
  noPreProvision: ["refresh", "start", "readOntoStick", "powerOff"],
  enrollmentStatus: ["readOntoStick", "powerOff"],
  success: ["pressReseal", "readOntoStick", "powerOff"],
  failure: ["retry", "reset", "readOntoStick", "powerOff"],
};

function handsAt({ screen, clockIsWrong }: PracticeDevice): readonly Action[] {
  return clockIsWrong === true ? ["setClock", ...actionsOf[screen.page]] : actionsOf[screen.page];
}

const useStyles = makeStyles({
  // Grows with its text.
  badge: { height: "auto", minHeight: "1.25rem" },
  card: {
    display: "flex",
    flexWrap: "wrap",
    gap: "0.75rem",
    padding: "0.5rem",
    borderRadius: "0.5rem",
    border: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  screen: {
    width: "13rem",
    minHeight: "5.5rem",
    boxSizing: "border-box",
    padding: "0.375rem 0.625rem",
    borderRadius: "0.375rem",
    border: "6px solid #3b3a39",
    backgroundColor: "#f3f9fd",
    color: "#1b1b1b",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  dark: { backgroundColor: "#0b0b0b", color: "#c8c8c8" },
  success: { backgroundColor: "#0f6f0f", color: "#ffffff" },
  failure: { backgroundColor: "#a80000", color: "#ffffff" },
  page: { margin: "0 0 0.375rem", fontWeight: 600 },
  line: { margin: 0 },
  hands: { flexGrow: 1, flexBasis: "12rem", display: "flex", flexDirection: "column", gap: "0.5rem" },
  heading: { display: "flex", alignItems: "center", gap: "0.5rem", margin: 0, fontSize: tokens.fontSizeBase300 },
  buttons: { display: "flex", flexWrap: "wrap", gap: "0.5rem" },
});

/** The simulated device's screen as it would look, with what hands would do at it. Nothing where there is no such device. */
export function PracticeCard({ tile }: { readonly tile: Tile | undefined }) {
  const bench = useBench();
  const devices = useStore(bench.practice, (view) => view?.devices);
  const command = useCommand("practice.act");
  const release = useCommand("practice.release");
  const styles = useStyles();
  const device = tile === undefined || devices === undefined ? undefined : deviceOf(devices, tile);
  if (device === undefined) return null;
  const { page } = device.screen;
  const error = command.error ?? release.error;
  const shown = deviceScreenText(device.screen);
  const look = page === "off" ? styles.dark : page === "success" || page === "failure" ? styles[page] : undefined;
  return (
    <section className={styles.card} aria-label={text.card} data-practice-card={page}>
      <section className={mergeClasses(styles.screen, look)} aria-label={text.screen(device.serialNumber)}>
        <p className={styles.page}>{shown.heading}</p>
        {shown.lines.map((line) => (
          <p key={line} className={styles.line}>
            {line}
          </p>
        ))}
      </section>
      <div className={styles.hands}>
        <h3 className={styles.heading}>
          <Badge className={styles.badge} appearance="outline" color="important">
            {frameText.practiceTitle}
          </Badge>
          {text.card}
        </h3>
        <div className={styles.buttons}>
          {handsAt(device).map((action) => (
            <Button
              key={action}
              data-hands={action}
              disabledFocusable={command.isRunning}
              onClick={() => void command.run({ position: device.position, action })}
            >
              {practiceActionText[action]}
            </Button>
          ))}
          {tile?.word === "otherTenant" ? (
            <Button
              data-hands="release"
              disabledFocusable={release.isRunning}
              onClick={() => void release.run({ position: device.position })}
            >
              {text.release}
            </Button>
          ) : null}
        </div>
        {error === undefined ? null : <ErrorNote words={errorText(error)} />}
      </div>
    </section>
  );
}
