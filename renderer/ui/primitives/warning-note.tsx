import { MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import type { ReactNode } from "react";

/** Something that holds part of the work up, with what goes on meanwhile. */
export function WarningNote(props: { readonly title: string; readonly meaning: string; readonly action?: ReactNode }) {
  return (
    <MessageBar intent="warning">
      <MessageBarBody>
        <MessageBarTitle>{props.title}</MessageBarTitle> {props.meaning}
      </MessageBarBody>
      {props.action === undefined ? null : <MessageBarActions>{props.action}</MessageBarActions>}
    </MessageBar>
  );
}
