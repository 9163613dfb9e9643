import { Button } from "@fluentui/react-components";
import { Component, type ReactNode } from "react";
import { frameText as text } from "../../shared/text/screens/frame-text.ts";
import { ErrorNote } from "../ui/primitives/error-note.tsx";

type Props = { readonly children: ReactNode };

/**
 * Keeps a screen that failed from taking the rest with it. React reports the defect to the console, which the main process
 * writes to the log.
 */
export class ErrorBoundary extends Component<Props, { readonly hasFailed: boolean }> {
  override readonly state = { hasFailed: false };

  /** Told by React when a child failed to draw. */
  static getDerivedStateFromError(): { readonly hasFailed: boolean } {
    return { hasFailed: true };
  }

  /** The children, or what to do about their failure. */
  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    const words = { title: text.brokenTitle, meaning: text.brokenMeaning, nextStep: text.brokenNextStep };
    const again = <Button onClick={() => this.setState({ hasFailed: false })}>{text.drawAgain}</Button>;
    return <ErrorNote words={words} action={again} />;
  }
}
