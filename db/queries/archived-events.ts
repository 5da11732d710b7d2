import { type QueryCreator, sql } from "kysely";
import { type AnyDatabase, engineOf } from "../../migrations/portable.ts";
import type { Database } from "../types/database.ts";
import type { Executor } from "../transaction.ts";
import type { ArchivedEvent } from "./archive-file.ts";

type Kind = "text" | "integer";
const EVENT = {
  ...{ id: "text", partnership_id: "text", at: "text", actor_id: "text", agency_id: "text", session_id: "text" },
  ...{ request_id: "text", category: "text", event: "text", object_kind: "text", object_id: "text", fields: "text" },
  ...{ result_count: "integer", purpose: "text", recipients: "text", detail_mac: "text", mac: "text" },
} as const satisfies Record<keyof Database["audit_event"], Kind>;
const OBJECT = { object_kind: "text", object_id: "text", event_id: "text" } as const satisfies Record<keyof Database["audit_object"], Kind>; // prettier-ignore

/**
 * The database as if these events, read from an archive, were all of its log: queries of the log judge and name them by the
 * same rules as its own, because a common table expression takes the place of the table of its name.
 */
export function withArchived(db: Executor, events: readonly ArchivedEvent[]): QueryCreator<Database> {
  const rows = events.map(({ row }) => Object.keys(EVENT).map((name) => row[name as keyof typeof EVENT]));
  const objects = events.flatMap(({ row, objects: named }) => named.map(({ kind, id }) => [kind, id, row.id]));
  return db
    .with("audit_event", () => valuesOf(db, EVENT, rows))
    .with("audit_object", () => valuesOf(db, OBJECT, objects)) as unknown as QueryCreator<Database>;
}

/** One parameter however many there are. */
function valuesOf(db: AnyDatabase, columns: Record<string, Kind>, rows: unknown[][]) {
  const isPostgres = engineOf(db) === "postgres";
  const listed = Object.entries(columns).map(([name, kind], i) =>
    isPostgres
      ? sql`${kind === "text" ? sql`(value->>${sql.lit(i)}) collate "C"` : sql`(value->>${sql.lit(i)})::integer`} as ${sql.ref(name)}`
      : sql`json_extract(value, ${sql.lit(`$[${i}]`)}) as ${sql.ref(name)}`,
  );
  const from = isPostgres ? sql`json_array_elements(${JSON.stringify(rows)}::json) as one(value)` : sql`json_each(${JSON.stringify(rows)})`; // prettier-ignore
  return sql<never>`(select ${sql.join(listed)} from ${from})`;
}
