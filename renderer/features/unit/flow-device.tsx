import { makeStyles, tokens } from "@fluentui/react-components";
import type { UnitView } from "../../../shared/domain/bench/unit-view.ts";
import type { FlowApp } from "../../../shared/domain/flow/flow-app.ts";
import { formatClockWithSeconds } from "../../../shared/text/clock-text.ts";
import { flowAppKindText, flowCountText } from "../../../shared/text/lists/flow-device-text.ts";
import { flowEventText } from "../../../shared/text/lists/flow-event-text.ts";
import { appStateText, eventDetail, flowScreenText as text } from "../../../shared/text/screens/flow-screen-text.ts";
import {
  eventLevelText,
  eventLogText,
  otherEventText,
  provisioningFacts,
} from "../../../shared/text/screens/provisioning-text.ts";
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
        facts={counts.map(
          ({ kind, done, total, others }) => [named(flowCountText, kind), text.count(done, total, others)] as const,
        )}
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

/** Events of which nothing is known, as they stand in the device's logs. */
export function FlowOtherEvents({ otherEvents }: Pick<UnitView["flow"], "otherEvents">) {
  const styles = useStyles();
  if (otherEvents.length === 0) return null;
  return (
    <section>
      <h3 className={styles.heading}>{text.otherEvents}</h3>
      <DataTable
        label={text.otherEvents}
        columns={[text.log, text.eventId, text.level, text.time, text.times, text.data]}
        rows={otherEvents.map((event) => ({
          key: `${event.channel} ${event.id}`,
          cells: [
            eventLogText(event),
            String(event.id),
            eventLevelText(event),
            formatClockWithSeconds(event.lastAt),
            String(event.count),
            otherEventText(event),
          ],
        }))}
      />
    </section>
  );
}

/** What the device keeps of its profile and of what the server has made of it. */
export function FlowProvisioningFacts({ told }: { readonly told: UnitView["flow"]["provisioning"] }) {
  const styles = useStyles();
  const facts = told === undefined ? [] : provisioningFacts(told);
  if (facts.length === 0) return null;
  return (
    <section>
      <h3 className={styles.heading}>{text.provisioning}</h3>
      <FactList facts={facts} />
    </section>
  );
}

function blocking({ blocking: isBlocking }: FlowApp): string {
  return isBlocking === undefined ? text.unknown : isBlocking ? text.yes : text.no;
}
