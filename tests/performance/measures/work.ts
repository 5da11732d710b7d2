import { type RawBuilder, sql } from "kysely";
import { v7 as uuid } from "uuid";
import type { AttendanceStatus } from "#app/domain/meetings/attendance.ts";
import type { Cell, Filter } from "#app/domain/performance/measures/cells.ts";
import type { RiskLevel } from "#app/domain/risk/levels.ts";
import { rowsOf } from "#db/queries/measures/all.ts";
import { cellsOf } from "#db/queries/measures/cells.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import type { Database } from "#db/types/database.ts";
import { aCaseOutcome, anActor, insert, type TestPartnership } from "../../factories.ts";
import { named, numberOf } from "./counting.ts";

export const QUARTER_2 = { from: "2026-07-01", to: "2026-09-30" };
type Days = { from: string; to: string };
export const on = (day: string): Days => ({ from: day, to: day });

export function cellsIn(db: Executor, p: TestPartnership, id: string, days: Days): Promise<Cell[]> {
  return cellsOf(db, named(id), { partnershipId: p.partnershipId, ...days });
}

export function numberIn(db: Executor, p: TestPartnership, id: string, days: Days, filter: Filter = {}) {
  return numberOf(db, id, { partnershipId: p.partnershipId, ...days }, filter);
}

/** The rows themselves, by their ids. */
export async function rowsIn(db: Executor, p: TestPartnership, id: string, days: Days) {
  const select = rowsOf(named(id))({ partnershipId: p.partnershipId, ...days }) as RawBuilder<Record<string, unknown>>;
  const { rows } = await sql<Record<string, unknown>>`select counted.* from (${select}) as counted order by counted.row_id`.execute(db); // prettier-ignore
  return rows;
}

type Closing = { outcomeId?: string; level?: RiskLevel | null };

/** The case is closed on that day; with `again` it is open again from that one. */
export async function closedOn(db: Executor, p: TestPartnership, caseId: string, day: string, closing: Closing = {}) {
  const outcome_id = closing.outcomeId ?? (await aCaseOutcome(db, p));
  await insert(db, "case_closure", {
    ...{
      id: uuid(),
      partnership_id: p.partnershipId,
      case_id: caseId,
      outcome_id,
      reason: "Moved away",
      closed_on: day,
    },
    ...{
      risk_level: closing.level ?? null,
      risk_assessed_on: closing.level ? day : null,
      not_assessed_reason: "Not met",
    },
    ...{
      actions_kept: 0,
      actions_ended: 0,
      order_in_force: 0,
      order_until: null,
      appeal: 0,
      litigation: 0,
      inquiry: 0,
    },
    ...{ holds_note: null, review_on: "2032-01-01", review_rule: "adult", closed_by: null },
    closed_at: `${day}T10:00:00.000Z`,
  });
  await setCase(db, caseId, { status: "closed", closed_on: day });
}

export async function reopenedOn(db: Executor, p: TestPartnership, caseId: string, day: string) {
  await insert(db, "case_change", {
    ...{ id: uuid(), partnership_id: p.partnershipId, case_id: caseId, kind: "reopened", on_day: day, reason: "Again" },
    ...{ before_value: null, after_value: null, person_id: null, before_agency_id: null, before_user_id: null },
    ...{ after_agency_id: null, after_user_id: null, group_id: null, referral_id: null, changed_by: null },
    changed_at: `${day}T12:00:00.000Z`,
  });
  await setCase(db, caseId, { status: "open", closed_on: null });
}

function setCase(db: Executor, id: string, changes: Partial<Pick<Database["case_record"], "status" | "closed_on">>) {
  return inTransaction(db, (trx) => trx.updateTable("case_record").set(changes).where("id", "=", id).execute());
}

export async function aBatch(db: Executor, p: TestPartnership, status: "loading" | "visible" | "undone" = "visible") {
  const id = uuid();
  const { id: created_by } = await anActor(db, p);
  await insert(db, "import_batch", {
    ...{ id, partnership_id: p.partnershipId, kind: "cases", status, format: "csv", content_hash: "0", row_count: 1 },
    ...{ created_at: "2026-01-05T09:00:00.000Z", created_by },
  });
  return id;
}

export async function importedFrom(
  db: Executor,
  p: TestPartnership,
  { caseId, batchId }: { caseId: string; batchId: string },
  closed: { on: string; level?: RiskLevel } | null = null,
) {
  await insert(db, "imported_case", {
    ...{ case_id: caseId, partnership_id: p.partnershipId, import_batch_id: batchId, source_system: "Sentinel" },
    ...{
      source_reference: caseId,
      status_words: "As it was",
      closed_on: closed?.on ?? null,
      level: closed?.level ?? null,
    },
    ...(closed ? { review_on: "2032-01-01", review_rule: "adult" } : {}),
  } as never);
}

export async function aFlagKind(
  db: Executor,
  p: TestPartnership,
  name: string,
  behaviour: Database["case_flag_kind"]["behaviour"] = null,
) {
  const id = uuid();
  await insert(db, "case_flag_kind", {
    ...{ id, partnership_id: p.partnershipId, name, name_folded: name.toLowerCase(), behaviour, retired_on: null },
    version: 1,
  });
  return id;
}

type Flagged = { caseId: string; kindId: string; from: string; until?: string };

export async function flagged(db: Executor, p: TestPartnership, { caseId, kindId, from, until }: Flagged) {
  await insert(db, "case_flag", {
    ...{ id: uuid(), partnership_id: p.partnershipId, case_id: caseId, flag_kind_id: kindId, from_day: from },
    ...{ until_day: until ?? null, reason: "Seen", ended_reason: until ? "Over" : null, given_by: null, version: 1 },
  });
}

type Attended = { agencyId: string; status: AttendanceStatus; userId?: string; deputyForId?: string };

export async function attended(db: Executor, p: TestPartnership, sittingId: string, one: Attended) {
  await insert(db, "attendance", {
    ...{ id: uuid(), partnership_id: p.partnershipId, sitting_id: sittingId, agency_id: one.agencyId },
    ...{ user_id: one.userId ?? null, name: one.userId ? null : "Robin Guest", capacity: "member", status: one.status },
    ...{ deputy_for_id: one.deputyForId ?? null, office: null, recorded_by: null, version: 1 },
    recorded_at: "2026-07-01T09:00:00.000Z",
  });
}

type Item = Partial<Database["agenda_item"]> & { sitting_id: string };

export async function anItem(db: Executor, p: TestPartnership, changes: Item) {
  await insert(db, "agenda_item", {
    ...{ id: uuid(), partnership_id: p.partnershipId, part: "other", position: 1, kind: "matter", case_id: null },
    ...{ referral_id: null, premises_id: null, standing_item_id: null, title: "A matter", reason: null, state: "open" },
    ...{ state_reason: null, rolled_from_id: null, forward_item_id: null, passed_matter_id: null, version: 1 },
    ...{ created_at: "2026-07-01T09:00:00.000Z", created_by: null, ...changes },
  } as never);
}

export async function minutesOf(
  db: Executor,
  p: TestPartnership,
  sittingId: string,
  { kind, atId }: { kind: "draft" | "confirmed"; atId?: string },
) {
  const { id: made_by } = await anActor(db, p);
  await insert(db, "minutes_version", {
    ...{ id: uuid(), partnership_id: p.partnershipId, sitting_id: sittingId, number: kind === "draft" ? 1 : 2, kind },
    ...{ content: "{}", made_at: "2026-07-01T09:00:00.000Z", made_by, confirmed_at_id: atId ?? null, item_id: null },
    ...{ corrects: null, correction: null, corrected_on: null },
  });
}

export async function decidedAt(db: Executor, p: TestPartnership, caseId: string, decision: Decided) {
  await insert(db, "risk_decision", {
    ...{ id: uuid(), partnership_id: p.partnershipId, case_id: caseId, assessment_id: decision.assessmentId ?? null },
    ...{ victim_assessment_id: decision.victimAssessmentId ?? null, decision: decision.decision, reason: "Looked at" },
    ...{ sitting_id: null, decided_by: (await anActor(db, p)).id, decided_at: decision.at },
  });
}
type Decided = {
  assessmentId?: string;
  victimAssessmentId?: string;
  decision: "confirmed" | "refused" | "signed-off";
  at: string;
};
