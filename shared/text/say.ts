import type { TextRef } from "../domain/bench/board-view.ts";
import type { TextCode } from "../domain/bench/text-code.ts";
import { benchText } from "./codes/bench-text.ts";
import { detailText } from "./codes/detail-text.ts";
import { partnerText } from "./codes/partner-text.ts";
import { pointText } from "./codes/point-text.ts";
import { stopText } from "./codes/stop-text.ts";
import { touchText } from "./codes/touch-text.ts";
import type { Sentence } from "./sentence.ts";

/** One sentence for every code the domain can ask for; a missing one does not compile. */
const sentences: Readonly<Record<TextCode, Sentence>> = {
  ...detailText,
  ...stopText,
  ...touchText,
  ...pointText,
  ...benchText,
  ...partnerText,
};

/** The sentence for a code with its values. */
export function say(text: TextRef): string {
  return sentences[text.code](text.params);
}
