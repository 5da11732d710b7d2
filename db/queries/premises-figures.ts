import type { CountedGrade, Venue } from "#app/domain/premises/grade-figures.ts";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Executor } from "../transaction.ts";
import { premisesVisibleTo } from "../visibility/premises.ts";
import { bandBefore, isStandingGrade } from "./premises-grades.ts";

const MOST_PREMISES = 5_000;
/** Five years of a county that grades every premises every fortnight. */
const MOST_GRADES = 300_000;

/** Every premises, closed ones too, with the grade in force on the day before `from`. Whoever sees premises sees all of them. */
export function listVenues(db: Executor, actor: Actor, from: string): Promise<Venue[]> {
  return db
    .selectFrom("premises")
    .select(["premises.id", "premises.name", "premises.licensed_from as licensedFrom"])
    .select("premises.closed_on as closedOn")
    .select((eb) => bandBefore(eb, from))
    .where("premises.partnership_id", "=", actor.partnershipId)
    .where(premisesVisibleTo(actor))
    .orderBy("premises.name_folded")
    .orderBy("premises.id")
    .limit(MOST_PREMISES)
    .execute();
}

/** The grades in force that were agreed between two days, both included. */
export function listGradesBetween(
  db: Executor,
  actor: Actor,
  { from, until }: { from: string; until: string },
): Promise<CountedGrade[]> {
  return db
    .selectFrom("premises_grade")
    .innerJoin("premises", "premises.id", "premises_grade.premises_id")
    .select(["premises_grade.id", "premises_grade.premises_id as premisesId", "premises_grade.sitting_id as sittingId"])
    .select(["premises_grade.graded_on as gradedOn", "premises_grade.agreed_band as agreedBand"])
    .select("premises_grade.computed_band as computedBand")
    .where(premisesVisibleTo(actor))
    .where("premises_grade.partnership_id", "=", actor.partnershipId)
    .where("premises_grade.graded_on", ">=", from)
    .where("premises_grade.graded_on", "<=", until)
    .where(isStandingGrade)
    .limit(MOST_GRADES)
    .execute();
}
