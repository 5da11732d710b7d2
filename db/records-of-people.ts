import { expressionBuilder } from "kysely";
import type { Database } from "./types/database.ts";

/** Every record of these people, given by those that stand: they themselves and whatever was merged into them. */
export function recordsOfPeople(ids: readonly string[]) {
  return expressionBuilder<Database, never>()
    .selectFrom("person as record")
    .select("record.id")
    .where((or) => or.or([or("record.id", "in", ids), or("record.merged_into_id", "in", ids)]));
}
