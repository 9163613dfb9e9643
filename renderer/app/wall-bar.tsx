import { makeStyles } from "@fluentui/react-components";
import { frameText as text } from "../../shared/text/screens/frame-text.ts";
import { HiddenText } from "../ui/primitives/hidden-text.tsx";
import { TenantMark } from "../ui/primitives/tenant-mark.tsx";

const useStyles = makeStyles({ bar: { padding: "0.25rem 1.5rem" } });

/** What is left of the bar on the wall: whose units these are. */
export function WallBar() {
  const styles = useStyles();
  return (
    <div className={styles.bar}>
      <HiddenText>
        <h1>{text.productName}</h1>
      </HiddenText>
      <TenantMark />
    </div>
  );
}
