import type { CompiledQuery } from "kysely";
import type { QueryBuilder } from "../node-sqlite-dialect.ts";

/**
 * One step of the schema. Steps are numbered from 1 without gaps and never edited once released: a later need is a
 * later step. `schema` builds with an untyped table set because a step knows only the tables of its own time.
 */
export type Migration = {
  readonly version: number;
  readonly name: string;
  readonly statements: (
    builder: QueryBuilder<Record<never, never>>,
  ) => readonly { readonly compile: () => CompiledQuery }[];
};
