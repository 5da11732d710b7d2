import { sql } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Executor } from "../transaction.ts";
import { countsAtPremises, premisesVisibleTo } from "../visibility/premises.ts";
import { bandBefore, isStandingGrade } from "./premises-grades.ts";

/** More than a county licenses to sell alcohol late. */
const MOST = 5_000;

/** Premises that have not closed by a day, each with the grade in force before another, which is a meeting's. */
export function listPremisesToGrade(
  db: Executor,
  actor: Actor,
  { beat, openOn, before }: { beat?: string; openOn: string; before: string },
) {
  return db
    .selectFrom("premises")
    .select(["premises.id", "premises.name", "premises.postcode", "premises.licence_number as licenceNumber"])
    .select(["premises.address_words as addressWords", "premises.beat_code as beatCode"])
    .select(["premises.agreed_band as agreedBand", "premises.contact_from_on as contactFromOn"])
    .select("premises.closed_on as closedOn")
    .select((eb) => bandBefore(eb, before))
    .where("premises.partnership_id", "=", actor.partnershipId)
    .where(premisesVisibleTo(actor))
    .where((eb) => eb.or([eb("premises.closed_on", "is", null), eb("premises.closed_on", ">", openOn)]))
    .$if(beat !== undefined, (q) => q.where("premises.beat_code", "=", beat ?? ""))
    .orderBy("premises.name_folded")
    .orderBy("premises.id")
    .limit(MOST)
    .execute();
}
export type PremisesToGrade = Awaited<ReturnType<typeof listPremisesToGrade>>[number];

/** What is in force of these meetings, of every premises. */
export function listGradesAtSittings(db: Executor, actor: Actor, sittingIds: readonly string[]) {
  if (sittingIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom("premises_grade")
    .innerJoin("premises", "premises.id", "premises_grade.premises_id")
    .select(["premises_grade.id", "premises_grade.premises_id as premisesId", "premises_grade.sitting_id as sittingId"])
    .select(["premises_grade.computed_points as computedPoints", "premises_grade.computed_band as computedBand"])
    .select("premises_grade.agreed_band as agreedBand")
    .where(premisesVisibleTo(actor))
    .where("premises_grade.sitting_id", "in", sittingIds)
    .where(isStandingGrade)
    .limit(MOST * sittingIds.length)
    .execute();
}

/** Incidents of these premises between two days, both included, by severity: the rows of premisesIncidentsHref. */
export async function countIncidentsOf(
  db: Executor,
  actor: Actor,
  { premisesIds, from, until }: { premisesIds: readonly string[]; from: string; until: string },
) {
  if (premisesIds.length === 0) return [];
  const rows = await db
    .selectFrom("premises_incident")
    .innerJoin("incident", "incident.id", "premises_incident.incident_id")
    .innerJoin("premises", "premises.id", "premises_incident.premises_id")
    .select(["premises_incident.premises_id as premisesId", "premises_incident.severity"])
    .select(sql<number | string>`count(*)`.as("incidents"))
    .where(premisesVisibleTo(actor))
    .where("premises_incident.premises_id", "in", premisesIds)
    .where(countsAtPremises())
    .where("incident.latest_day", ">=", from)
    .where("incident.latest_day", "<=", until)
    .groupBy(["premises_incident.premises_id", "premises_incident.severity"])
    .execute();
  return rows.map((row) => ({ ...row, incidents: Number(row.incidents) }));
}
