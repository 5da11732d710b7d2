import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import type { AuditEvent } from "#app/domain/audit/event-content.ts";
import { insertLoggedEvents, type LoggedEvent } from "#db/queries/audit.ts";
import { nextReferences } from "#db/queries/references.ts";
import { insertRows, type NewRow, type Table } from "#db/queries/rows-in-bulk.ts";
import { inTransaction, type Transaction } from "#db/transaction.ts";
import type { CastKey } from "../cast.ts";
import type { World } from "../world.ts";

/** A table before those that point to it. */
const ORDER = [
  ...["person", "search_term", "referral", "referral_link", "case_record", "referral_decision", "case_link"],
  ...["case_change", "case_flag", "case_closure", "problem", "problem_change", "incident", "incident_hate_strand"],
  ...["report", "report_incident", "incident_person", "incident_step", "incident_case", "incident_case_change"],
  ...["referral_source", "referral_source_incident", "victim_duty", "person_alias", "person_contact"],
  ...["person_address", "person_marker", "person_relationship", "risk_assessment", "risk_assessment_factor"],
  ...["risk_assessment_sign", "victim_assessment", "location_assessment", "risk_decision", "risk_questions"],
  ...["risk_review", "asset_plus_level", "case_risk_change", "plan_step", "plan_step_change", "action"],
  ...["action_change", "case_note", "note_case", "note_sharing"],
] as const satisfies readonly Table[];
type Written = (typeof ORDER)[number];
type Prefix = "P" | "R" | "CS" | "A" | "IN" | "RP" | "PB";
type Numbered = { reference: string };

/**
 * What happened in the made-up lives, row by row, as it would stand had each step been taken on its day: told in any order
 * and written at once, with references in the order of the days. Two hundred cases a step at a time would take minutes.
 */
export function openLedger(world: World, actors: ReadonlyMap<CastKey, Actor>) {
  const rows = new Map<Written, unknown[]>();
  const events: LoggedEvent[] = [];
  const waiting: { prefix: Prefix; day: string; order: number; row: Numbered }[] = [];
  const numbered: (() => void)[] = [];
  let sequence = 0;
  const hand = (key: CastKey): Actor => {
    const actor = actors.get(key);
    if (!actor) throw new Error(`Nobody of the cast is ${key}`);
    return actor;
  };
  return {
    world,
    hand,
    /** As an id made at that instant, so that lists in the order of their ids stand in the order of the days. */
    id: (now: Date): string => uuid({ msecs: now.getTime(), seq: (sequence += 1) }),
    add<T extends Written>(table: T, ...more: NewRow<T>[]) {
      const known = rows.get(table);
      if (known) known.push(...more);
      else rows.set(table, more);
    },
    /** The row gets its reference when everything is written, by the order of the days. */
    number(prefix: Prefix, day: string, row: Numbered) {
      waiting.push({ prefix, day, order: waiting.length, row });
    },
    /** Once the references are known. */
    whenNumbered(then: () => void) {
      numbered.push(then);
    },
    log(by: CastKey, now: Date, event: AuditEvent) {
      events.push({ actor: hand(by), now, event });
    },
    write() {
      return inTransaction(world.db, async (trx) => {
        await giveReferences(trx, world.partnershipId, waiting);
        for (const then of numbered) then();
        for (const table of ORDER) await insertRows(trx, table, (rows.get(table) ?? []) as NewRow<typeof table>[]);
        events.sort((one, other) => one.now.getTime() - other.now.getTime());
        await insertLoggedEvents(trx, events);
      });
    },
  };
}
export type Ledger = ReturnType<typeof openLedger>;

async function giveReferences(
  trx: Transaction,
  partnershipId: string,
  waiting: { prefix: Prefix; day: string; order: number; row: Numbered }[],
) {
  const series = new Map<string, typeof waiting>();
  for (const one of waiting) {
    const key = `${one.prefix} ${one.day.slice(0, 4)}`;
    series.set(key, [...(series.get(key) ?? []), one]);
  }
  for (const all of series.values()) {
    all.sort((one, other) => (one.day === other.day ? one.order - other.order : one.day < other.day ? -1 : 1));
    const [{ prefix, day }] = all as [(typeof all)[number]];
    const references = await nextReferences(trx, partnershipId, { prefix, day, count: all.length });
    for (const [index, { row }] of all.entries()) row.reference = references[index] ?? "";
  }
}
