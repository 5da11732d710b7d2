import type { NewRow } from "#db/queries/rows-in-bulk.ts";
import { idOn } from "./ids.ts";
import type { Incident } from "./incidents.ts";
import type { Somebody } from "./people.ts";
import type { Town } from "./town.ts";

type Told = {
  report: NewRow<"report">;
  link: NewRow<"report_incident">;
  /** None where nobody gave a name, or the same person has told of it before. */
  victim: NewRow<"incident_person">[];
  step: NewRow<"incident_step">;
};

/** The reports of one incident, on its day; one in ten is anonymous. */
export function reportsOf(town: Town, people: readonly Somebody[], incident: Incident, count: number): Told[] {
  const { chance, councilId, numbers, partnershipId: partnership_id, policeId, users } = town;
  const { id: incident_id, latest_day: day } = incident;
  const at = { partnership_id, version: 1, created_at: incident.created_at, created_by: users.officer };
  const named = new Set<string>();
  return Array.from({ length: count }, (_, index) => {
    const [id, reference] = [idOn(day), numbers.next("RP", day)];
    const person = chance.percent(10) ? null : (people[Math.floor(people.length * chance.next() ** 2)] ?? null);
    const isNew = person !== null && !named.has(person.id);
    if (person) named.add(person.id);
    const agency_id = chance.percent(40) ? policeId : councilId;
    return {
      report: {
        ...{
          ...at,
          id,
          reference,
          agency_id,
          channel: chance.pick(["phone", "online", "in-person"] as const),
          reported_on: day,
        },
        ...{ reporter_person_id: person?.id ?? null, for_person_id: person?.id ?? null, agency_reference: null },
      },
      link: { report_id: id, incident_id, partnership_id },
      victim: isNew
        ? [{ ...at, id: idOn(day), incident_id, person_id: person.id, role: "victim", standing: null }]
        : [],
      step: {
        ...{ id: idOn(day), partnership_id, incident_id, kind: index === 0 ? "logged" : "report-added" },
        ...{ happened_on: day, words: reference, how: null, agency_id: councilId },
        ...{ recorded_by: users.officer, recorded_at: incident.created_at },
      },
    };
  });
}
