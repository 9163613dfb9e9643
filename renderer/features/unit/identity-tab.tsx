import { makeStyles, tokens } from "@fluentui/react-components";
import type { IdentityRow, UnitView } from "../../../shared/domain/bench/unit-view.ts";
import { identityFieldText } from "../../../shared/text/lists/field-text.ts";
import { findingSentence } from "../../../shared/text/lists/finding-text.ts";
import { gradeText } from "../../../shared/text/lists/row-refusal-text.ts";
import { unitTabText as text } from "../../../shared/text/screens/unit-screen-text.ts";
import { useBench } from "../../state/bench-context.ts";
import { DataTable } from "../../ui/primitives/data-table.tsx";
import { Shape } from "../../ui/primitives/shape.tsx";
import { TextButton } from "../../ui/primitives/text-button.tsx";
import { signal } from "../../ui/theme/signal-colours.ts";

const useStyles = makeStyles({
  tab: { display: "flex", flexDirection: "column", gap: "1rem" },
  text: { margin: 0, overflowWrap: "anywhere" },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: 600 },
  list: { margin: "0.25rem 0 0", paddingLeft: "1.25rem" },
  warning: { display: "inline-flex", alignItems: "center", gap: "0.25rem", color: signal.lookLine, fontWeight: 600 },
});

/** What the hash says beside what the device and the scanner said; disagreements are marked in words. */
export function IdentityTab({ identity }: { readonly identity: UnitView["identity"] }) {
  const styles = useStyles();
  if (identity.rows.length === 0) return <p>{text.nothingKnown}</p>;
  return (
    <div className={styles.tab}>
      <DataTable
        label={text.inHash}
        columns={[text.field, text.inHash, text.reported, text.scanned]}
        rows={identity.rows.map((row) => ({
          key: row.field,
          isMarked: row.disagrees,
          cells: [
            <FieldName key="name" row={row} />,
            ...[row.inHash, row.reported, row.scanned].map((value) => value || "–"),
          ],
        }))}
      />
      {identity.decided === undefined ? null : (
        <p className={styles.text}>
          {text.decided(identity.decided.serialNumber, identity.decided.actor, identity.decided.at)}
        </p>
      )}
      {identity.groupTag === "" && identity.assignedUser === "" ? null : (
        <p className={styles.text}>{text.listed(identity.groupTag, identity.assignedUser)}</p>
      )}
      <SharedWith sharedWith={identity.sharedWith} />
      <section>
        <h3 className={styles.heading}>
          {text.grade}: {identity.grade === undefined ? "–" : gradeText[identity.grade]}
        </h3>
        <ul className={styles.list}>
          {identity.findings.map((finding) => (
            <li key={`${finding.code} ${finding.field}`}>{findingSentence(finding)}</li>
          ))}
        </ul>
      </section>
    </div>
  );
}

/** The other units that carry the same value, each to be opened. */
function SharedWith({ sharedWith }: Pick<UnitView["identity"], "sharedWith">) {
  const { ui } = useBench();
  const styles = useStyles();
  if (sharedWith.length === 0) return null;
  return (
    <section>
      <h3 className={styles.heading}>{text.sharedWith}</h3>
      <ul className={styles.list}>
        {sharedWith.map(({ field, unitId, serialNumber, slot }) => {
          const name = text.otherUnit(serialNumber, slot);
          return (
            <li key={`${field} ${unitId}`}>
              {text.shared[field]}:{" "}
              <TextButton label={text.openUnit(name)} onPress={() => ui.act.openUnit(unitId)}>
                {name}
              </TextButton>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function FieldName({ row }: { readonly row: IdentityRow }) {
  const styles = useStyles();
  return (
    <>
      {identityFieldText[row.field]}
      {row.disagrees ? (
        <span className={styles.warning}>
          <Shape name="triangle" size="small" />
          {text.disagrees}
        </span>
      ) : null}
    </>
  );
}
