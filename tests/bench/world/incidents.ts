import { daysBetween, plusDays } from "#app/domain/dates/iso-day.ts";
import { HAPPENINGS, HOUR_WEIGHTS } from "#app/services/demonstration/happenings.ts";
import { insertRows, type NewRow } from "#db/queries/rows-in-bulk.ts";
import { inTransaction } from "#db/transaction.ts";
import { idOn } from "./ids.ts";
import type { Somebody, Somewhere } from "./people.ts";
import { loadProblems } from "./problems.ts";
import { reportsOf } from "./reports.ts";
import type { Town } from "./town.ts";

const AT_ONCE = 1000;
/** After so many days what was reported has been dealt with, nearly always. */
const OPEN_FOR = 21;

type Wanted = { incidents: number; reports: number };

/**
 * So many incidents, spread evenly over the years, with the reports that tell of them: to whom each happened reported it,
 * and a few people far more often than the others. One incident in twenty belongs to a problem. Gives their ids, the
 * oldest first.
 */
export async function loadIncidents(
  town: Town,
  people: readonly Somebody[],
  places: readonly Somewhere[],
  { incidents, reports }: Wanted,
): Promise<string[]> {
  const { chance, db, from, today } = town;
  const length = daysBetween(from, today);
  const problems = await loadProblems(town, places, Math.ceil(incidents / 200));
  const ids: string[] = [];
  for (let start = 0; start < incidents; start += AT_ONCE) {
    const made = Array.from({ length: Math.min(AT_ONCE, incidents - start) }, (_, index) => {
      const day = plusDays(from, Math.floor(((start + index) / incidents) * length));
      const problem = chance.percent(5) ? chance.pick(problems) : null;
      return incidentOn(town, day, problem?.place ?? chance.pick(places), problem?.id ?? null);
    });
    const told = made.flatMap((incident, index) => {
      const upTo = (count: number) => Math.floor((count * reports) / incidents);
      return reportsOf(town, people, incident, upTo(start + index + 1) - upTo(start + index));
    });
    await inTransaction(db, async (trx) => {
      await insertRows(trx, "incident", made);
      await insertRows(trx, "report", told.map(({ report }) => report)); // prettier-ignore
      await insertRows(trx, "report_incident", told.map(({ link }) => link)); // prettier-ignore
      await insertRows(trx, "incident_person", told.flatMap(({ victim }) => victim)); // prettier-ignore
      await insertRows(trx, "incident_step", told.map(({ step }) => step)); // prettier-ignore
    });
    ids.push(...made.map(({ id }) => id));
  }
  return ids;
}

export type Incident = ReturnType<typeof incidentOn>;

function incidentOn(
  { chance, numbers, partnershipId, today, users, councilId }: Town,
  day: string,
  place: Somewhere,
  problemId: string | null,
) {
  const happening = chance.pick(HAPPENINGS);
  const hour = chance.weighted(HOUR_WEIGHTS).padStart(2, "0");
  const time = `${hour}:${chance.pick(["00", "10", "15", "30", "40", "45"])}`;
  const isOpen = plusDays(day, OPEN_FOR) > today;
  const hasOfficer = !isOpen || chance.percent(60);
  const endedOn = isOpen ? null : plusDays(day, chance.between(1, OPEN_FOR));
  const has = (flag: (typeof happening.flags)[number]): 0 | 1 => (happening.flags.includes(flag) ? 1 : 0);
  return {
    ...{ id: idOn(day), partnership_id: partnershipId, reference: numbers.next("IN", day), version: 1 },
    ...{ earliest_day: day, earliest_time: time, latest_day: day, latest_time: time, location_id: place.id },
    ...{ beat_code: place.beat, heading: happening.type, qualifier: happening.qualifier, problem_id: problemId },
    ...{ is_youth: has("youth"), is_alcohol: has("alcohol"), is_drugs: has("drugs"), is_student: has("student") },
    ...{
      is_mental_health: has("mental-health"),
      is_vehicle: has("vehicle"),
      is_hate: chance.percent(3) ? (1 as const) : (0 as const),
    },
    ...{ what_happened: happening.whatHappened.replaceAll("{place}", place.name), licensing_only: 0 as const },
    ...{ status: isOpen ? ("open" as const) : ("closed" as const), priority: "standard" as const },
    ...{ officer_agency_id: hasOfficer ? councilId : null, officer_user_id: hasOfficer ? users.officer : null },
    ...{ first_contact_due_on: plusDays(day, 5), first_contact_on: isOpen ? null : plusDays(day, 2) },
    ...{ victim_told_on: endedOn ?? day, ended_on: endedOn, end_reason: endedOn && "Patrol attended, all quiet" },
    ...{ created_at: `${day}T23:00:00.000Z`, created_by: users.officer },
  } satisfies NewRow<"incident">;
}
