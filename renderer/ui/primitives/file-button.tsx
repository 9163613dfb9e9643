import { Button } from "@fluentui/react-components";
import { type ChangeEvent, useRef } from "react";

/** A button that lets a person pick files. */
export function FileButton(props: {
  readonly label: string;
  /** File name endings, such as `.csv`. */
  readonly accept: string;
  readonly isBusy: boolean;
  readonly isMultiple?: boolean;
  readonly isPrimary?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  function take(event: ChangeEvent<HTMLInputElement>): void {
    const files = [...(event.target.files ?? [])];
    // The same file may be picked again after it was corrected.
    event.target.value = "";
    if (files.length > 0) props.onFiles(files);
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept={props.accept}
        multiple={props.isMultiple === true}
        aria-label={props.label}
        onChange={take}
      />
      <Button
        size="large"
        appearance={props.isPrimary === true ? "primary" : "secondary"}
        disabledFocusable={props.isBusy}
        onClick={() => input.current?.click()}
      >
        {props.label}
      </Button>
    </>
  );
}
