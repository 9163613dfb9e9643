import { makeStyles, tokens } from "@fluentui/react-components";
import type { UnitView } from "../../../shared/domain/bench/unit-view.ts";
import type { FlowApp } from "../../../shared/domain/flow/flow-app.ts";
import { formatClockWithSeconds } from "../../../shared/text/clock-text.ts";
import { flowAppKindText, flowCountText } from "../../../shared/text/lists/flow-device-text.ts";
import { flowEventText } from "../../../shared/text/lists/flow-event-text.ts";
import { appStateText, eventDetail, flowScreenText as text } from "../../../shared/text/screens/flow-screen-text.ts";
import { named } from "../../../shared/text/sentence.ts";
import { DataTable } from "../../ui/primitives/data-table.tsx";
import { FactList } from "../../ui/primitives/fact-list.tsx";

const useStyles = makeStyles({
  heading: { margin: "0 0 0.375rem", fontSize: tokens.fontSizeBase400, fontWeight: 600 },
});

/** The apps of a run, which of them the page waits for, and how each stands. */
export function FlowApps({ apps }: Pick<UnitView["flow"], "apps">) {
  const styles = useStyles();
  if (apps.length === 0) return null;
  return (
    <section>
      <h3 className={styles.heading}>{text.apps}</h3>
      <DataTable
        label={text.apps}
        columns={[text.app, text.kind, text.state, text.blocking]}
        rows={apps.map((app) => ({
          key: `${app.kind} ${app.id}`,
          isMarked: app.state === "failed" && app.stale !== true,
          cells: [app.name || app.id, flowAppKindText[app.kind], appStateText(app), blocking(app)],
        }))}
      />
    </section>
  );
}

/** How many policies, certificates and network profiles the page still waits for. */
export function FlowCounts({ counts }: Pick<UnitView["flow"], "counts">) {
  const styles = useStyles();
  if (counts.length === 0) return null;
  return (
    <section>
      <h3 className={styles.heading}>{text.counts}</h3>
      <FactList
        facts={counts.map(({ kind, done, total }) => [named(flowCountText, kind), text.count(done, total)] as const)}
      />
    </section>
  );
}

/** What the device's logs told, newest first. */
export function FlowEvents({ events }: Pick<UnitView["flow"], "events">) {
  const styles = useStyles();
  if (events.length === 0) return null;
  return (
    <section>
      <h3 className={styles.heading}>{text.events}</h3>
      <DataTable
        label={text.events}
        columns={[text.what, text.time, text.times, text.code]}
        rows={events.map((event) => ({
          key: event.key,
          cells: [
            flowEventText[event.key],
            formatClockWithSeconds(event.lastAt),
            String(event.count),
            eventDetail(event),
          ],
        }))}
      />
    </section>
  );
}

function blocking({ blocking: isBlocking }: FlowApp): string {
  return isBlocking === undefined ? text.unknown : isBlocking ? text.yes : text.no;
}
