import { Button } from "@fluentui/react-components";
import { type ChangeEvent, useRef } from "react";

/** A button that lets a person pick files, or a folder with all that is in it. */
export function FileButton(props: {
  readonly label: string;
  /** File name endings, such as `.csv`; absent for files of any kind. */
  readonly accept?: string;
  readonly isBusy?: boolean;
  readonly isMultiple?: boolean;
  readonly isFolder?: boolean;
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
        {...(props.isFolder === true ? { webkitdirectory: "" } : {})}
        aria-label={props.label}
        onChange={take}
      />
      <Button
        size="large"
        appearance={props.isPrimary === true ? "primary" : "secondary"}
        disabledFocusable={props.isBusy === true}
        onClick={() => input.current?.click()}
      >
        {props.label}
      </Button>
    </>
  );
}
