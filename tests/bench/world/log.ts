import { sql } from "kysely";
import { insertLoggedEvents } from "#db/queries/audit.ts";
import { inTransaction, type Transaction } from "#db/transaction.ts";
import type { Town } from "./town.ts";

const AT_ONCE = 250_000;
/** So many of the newest events are of the product's own making, with true keyed hashes. */
const NEWEST = 200;

/** In the words of the engine: the n-th of so many rows, the text of an instant, and an id of that instant. */
type Words = Record<"numbers" | "instant" | "id", (...given: string[]) => string>;
const SQLITE: Words = {
  numbers: (from, to) =>
    `(with recursive part(n) as (select ${from} union all select n + 1 from part where n < ${to}) select n from part)`,
  instant: (ms) => `strftime('%Y-%m-%dT%H:%M:%fZ', (${ms}) / 1000.0, 'unixepoch')`,
  id: (ms, town, n) =>
    `printf('%08x-%04x-7%03x-8%03x-%012x', (${ms}) / 65536, (${ms}) % 65536, ${town}, ${n} % 4096, ${n})`,
};
const POSTGRES: Words = {
  numbers: (from, to) => `(select n from generate_series(${from}::bigint, ${to}::bigint) as n)`,
  instant: (ms) => `to_char(to_timestamp((${ms}) / 1000.0) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
  id: (ms, town, n) =>
    `concat_ws('-', ${hex(`(${ms}) / 65536`, 8)}, ${hex(`(${ms}) % 65536`, 4)}, '7' || ${hex(`${town}::bigint`, 3)}, '8' || ${hex(`${n} % 4096`, 3)}, ${hex(n, 12)})`,
};
function hex(value: string, digits: number) {
  return `lpad(to_hex(${value}), ${digits}, '0')`;
}

type Log = { number: number; events: number; engine: "sqlite" | "postgres"; incidentIds: readonly string[] };

/**
 * So many events of somebody who looked at an incident, over the years, each under the incident and in the log: written by
 * SQL alone, as though sealed long ago (their hashes are none, and nothing here reads them). The newest are the product's
 * own, and wait for its sealer.
 */
export async function loadLog(town: Town, { number, events, engine, incidentIds }: Log) {
  const own = Math.min(NEWEST, events);
  for (let from = 0; from < events - own; from += AT_ONCE) {
    const to = Math.min(from + AT_ONCE, events - own) - 1;
    await inTransaction(town.db, (trx) => writeEvents(trx, town, { number, events, words: engine === "sqlite" ? SQLITE : POSTGRES, incidentIds, from, to })); // prettier-ignore
  }
  const { councilId: agencyId, partnershipId, today, users } = town;
  const actor = { id: users.officer, agencyId, partnershipId, sessionId: users.officer };
  const looked = Array.from({ length: own }, (_, index) => ({
    ...{ actor, now: new Date(Date.parse(`${today}T00:00:00.000Z`) + index * 1000) },
    event: {
      ...{ category: "consultation" as const, event: "incident.viewed", objectKind: "incident" },
      objectId: incidentIds[incidentIds.length - 1 - (index % incidentIds.length)] ?? null,
    },
  }));
  await inTransaction(town.db, (trx) => insertLoggedEvents(trx, looked));
}

type Part = { number: number; events: number; words: Words; incidentIds: readonly string[]; from: number; to: number };

async function writeEvents(trx: Transaction, town: Town, { number, events, words, incidentIds, from, to }: Part) {
  const { partnershipId, councilId, users } = town;
  const start = Date.parse(`${town.from}T00:00:00.000Z`);
  const step = Math.floor((Date.parse(`${town.today}T00:00:00.000Z`) - start) / events);
  const ms = `${start} + n * ${step}`;
  const known = sql.raw(`bench_incident`);
  await sql`create temporary table ${known} (position integer primary key, id text not null)`.execute(trx);
  for (let at = 0; at < incidentIds.length; at += 5000) {
    const rows = incidentIds.slice(at, at + 5000).map((id, index) => sql`(${at + index}, ${id})`);
    await sql`insert into ${known} (position, id) values ${sql.join(rows)}`.execute(trx);
  }
  const made = sql.raw(`(select ${words.id(ms, String(number), "n")} as id, ${words.instant(ms)} as at, n,
    n * ${incidentIds.length} / ${events} as position from ${words.numbers(String(from), String(to))} as counted) as made`);
  await sql`insert into audit_event (id, partnership_id, at, actor_id, agency_id, session_id, request_id, category, event, object_kind, object_id, fields, mac)
    select made.id, ${partnershipId}, made.at, case made.n % 3 when 0 then ${users.officer} when 1 then ${users.coordinator} else ${users.manager} end,
      ${councilId}, ${users.officer}, null, 'consultation', case made.n % 2 when 0 then 'incident.viewed' else 'incident.similar-offered' end, 'incident',
      ${known}.id, '', substr(made.id || made.id, 1, 43)
    from ${made} inner join ${known} on ${known}.position = made.position`.execute(trx);
  await sql`insert into audit_object (object_kind, object_id, event_id)
    select 'incident', ${known}.id, made.id from ${made} inner join ${known} on ${known}.position = made.position`.execute(
    trx,
  );
  await sql`drop table ${known}`.execute(trx);
}
