import { sql } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Executor } from "../transaction.ts";
import { casesVisibleTo } from "../visibility/cases.ts";
import { importIsVisible } from "../visibility/imports.ts";
import { notesVisibleTo } from "../visibility/notes.ts";
import { isOverdueSql } from "./overdue-actions.ts";

/** How many actions of each of these cases are unfinished, and how many of them overdue. Of none there is no row. */
export async function countActionsOfCases(db: Executor, actor: Actor, caseIds: readonly string[], today: string) {
  if (caseIds.length === 0) return [];
  const rows = await db
    .selectFrom("action")
    .innerJoin("case_record", "case_record.id", "action.case_id")
    .select((eb) => [
      "action.case_id as caseId",
      eb.fn.countAll<number>().as("open"),
      sql<number>`sum(case when ${isOverdueSql(today)} then 1 else 0 end)`.as("overdue"),
    ])
    .where(casesVisibleTo(actor))
    .where("action.case_id", "in", caseIds)
    .where("action.finished_on", "is", null)
    .groupBy("action.case_id")
    .execute();
  return rows.map(({ caseId, open, overdue }) => ({ caseId, open: Number(open), overdue: Number(overdue) }));
}

/**
 * What has happened in each of these cases since a day, as far as the actor sees it: incidents joined to it, actions finished,
 * breaches recorded and notes written. `instant`: the first of the day after.
 */
export async function countChangesOfCases(
  db: Executor,
  actor: Actor,
  caseIds: readonly string[],
  { day, instant }: { day: string; instant: string },
) {
  if (caseIds.length === 0) return [];
  const rows = await db
    .selectFrom("case_record")
    .select((eb) => [
      "case_record.id as caseId",
      eb
        .selectFrom("incident_case")
        .innerJoin("incident", "incident.id", "incident_case.incident_id")
        .select(eb.fn.countAll<number>().as("count"))
        .whereRef("incident_case.case_id", "=", "case_record.id")
        .where("incident_case.linked_at", ">=", instant)
        .where(importIsVisible("incident.import_batch_id"))
        .as("incidents"),
      eb
        .selectFrom("action")
        .select(eb.fn.countAll<number>().as("count"))
        .whereRef("action.case_id", "=", "case_record.id")
        .where("action.finished_on", ">", day)
        .as("finished"),
      eb
        .selectFrom("intervention")
        .innerJoin("intervention_breach", "intervention_breach.intervention_id", "intervention.id")
        .select(eb.fn.countAll<number>().as("count"))
        .whereRef("intervention.case_id", "=", "case_record.id")
        .where("intervention_breach.recorded_at", ">=", instant)
        .as("breaches"),
      eb
        .selectFrom("note_case")
        .innerJoin("case_note", "case_note.id", "note_case.note_id")
        .select(eb.fn.countAll<number>().as("count"))
        .whereRef("note_case.case_id", "=", "case_record.id")
        .where("case_note.written_at", ">=", instant)
        .where(notesVisibleTo(actor))
        .as("notes"),
    ])
    .where(casesVisibleTo(actor))
    .where("case_record.id", "in", caseIds)
    .execute();
  return rows.map(({ caseId, incidents, finished, breaches, notes }) => ({
    ...{ caseId, incidents: Number(incidents ?? 0), finished: Number(finished ?? 0) },
    ...{ breaches: Number(breaches ?? 0), notes: Number(notes ?? 0) },
  }));
}
