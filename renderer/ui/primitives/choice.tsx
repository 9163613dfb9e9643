import { makeStyles, mergeClasses, Select, type SelectProps } from "@fluentui/react-components";

const useStyles = makeStyles({
  // Fluent gives a list of choices a height in pixels, which cuts a text that a person has set larger.
  root: { minWidth: 0 },
  select: { height: "auto", minHeight: "2rem", paddingTop: "0.25rem", paddingBottom: "0.25rem" },
  // As high as a large field beside it.
  large: { minHeight: "2.5rem" },
});

/** A list of choices of which one is taken. It grows with the size of the text. */
export function Choice({ children, ...props }: Omit<SelectProps, "select">) {
  const styles = useStyles();
  return (
    <Select
      {...props}
      root={{ className: styles.root }}
      select={{ className: mergeClasses(styles.select, props.size === "large" && styles.large) }}
    >
      {children}
    </Select>
  );
}
