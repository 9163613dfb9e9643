import type { TopicName } from "../../shared/contract/names.ts";
import type { TopicPatch, TopicSnapshot } from "../../shared/contract/topics/index.ts";

/** What a watcher is told: the whole view, or what changed in it. */
export type TopicChange<N extends TopicName> =
  | { readonly snapshot: TopicSnapshot<N> }
  | { readonly patch: TopicPatch<N> };
