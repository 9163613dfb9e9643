import { makeStyles } from "@fluentui/react-components";

const useStyles = makeStyles({
  label: {
    width: "100%",
    maxWidth: "32rem",
    border: "1px solid #8a8a8a",
    borderRadius: "0.25rem",
    backgroundColor: "#ffffff",
    "@media print": { border: "none", maxWidth: "none", width: "100mm" },
  },
});

/** A label drawn from its SVG text, as an image: whatever the text holds, nothing in it can run. */
export function LabelPicture({ svg, label }: { readonly svg: string; readonly label: string }) {
  const styles = useStyles();
  return (
    <img className={styles.label} src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`} alt={label} />
  );
}
