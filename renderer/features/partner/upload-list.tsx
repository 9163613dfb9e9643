import { makeStyles, tokens } from "@fluentui/react-components";
import type { UploadView } from "../../../shared/domain/partner-center/partner-view.ts";
import { partnerScreenText as text } from "../../../shared/text/screens/partner-screen-text.ts";
import { useClockText } from "../../state/bench-clock.ts";
import { useBench } from "../../state/bench-context.ts";
import { DataTable } from "../../ui/primitives/data-table.tsx";
import { HiddenText } from "../../ui/primitives/hidden-text.tsx";
import { signal } from "../../ui/theme/signal-colours.ts";

const useStyles = makeStyles({
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: 600 },
  line: { margin: 0 },
  quiet: { display: "block", color: signal.benchTextQuiet },
});

/** What was uploaded, the newest first, with how far its job is. */
export function UploadList({ jobs }: { readonly jobs: readonly UploadView[] }) {
  const styles = useStyles();
  // Read out when it changes; the table itself has ages in it, which would be read out every minute.
  const [newest] = jobs;
  return (
    <>
      <h4 className={styles.heading}>{text.uploads}</h4>
      {jobs.length === 0 ? (
        <p className={styles.line}>{text.noUploads}</p>
      ) : (
        <>
          <HiddenText>
            <span role="status">
              {newest === undefined ? "" : `${newest.batchId}: ${text.state(newest)}, ${text.rowsOf(newest)}`}
            </span>
          </HiddenText>
          <DataTable
            label={text.uploads}
            columns={text.uploadColumns}
            rows={jobs.map((job) => ({
              key: job.requestId,
              isMarked: job.failed > 0 || job.state === "refused",
              cells: [
                <span key="batch" data-upload={job.batchId} data-state={job.state}>
                  {job.batchId}
                  {job.isAddition ? <span className={styles.quiet}>{text.added}</span> : null}
                </span>,
                text.state(job),
                text.rowsOf(job),
                <Since key="since" job={job} />,
              ],
            }))}
          />
        </>
      )}
    </>
  );
}

function Since({ job }: { readonly job: UploadView }) {
  const { clock } = useBench();
  return useClockText(clock, (now) => text.since(job, now));
}
