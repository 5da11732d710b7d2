import { plusDays } from "#app/domain/dates/iso-day.ts";
import type { NewRow } from "#db/queries/rows-in-bulk.ts";
import type { Places } from "../incidents.ts";
import type { Desk } from "../lives/desk.ts";
import { workdayFrom } from "../lives/groups.ts";
import { addAddress, addPhone, bornSo, phoneOf, recordPerson, type Someone } from "../lives/people.ts";
import { type Duties, logReport, noteReport } from "../lives/reports.ts";
import type { Chance } from "../chance.ts";
import { at } from "../world.ts";
import { type Plan, receivedOn } from "./plan.ts";

/** Who applies about what: as an application names them. */
export type Applied = { plan: Plan; personId: string | null; problemId: string };

type Given = { desk: Desk; places: Places; chance: Chance };

/** The victim of an application with what they had reported before, of one continuing behaviour. */
export function tellApplicant({ desk, places, chance }: Given, plan: Plan): Applied {
  const { ledger, world } = desk;
  const place = placeOf(places, plan.place);
  const received = receivedOn(world, plan);
  const [first] = plan.reports;
  const firstDay = plusDays(received, -(first?.[0] ?? 30));
  const victim = typeof plan.victim === "string" ? null : recordVictim(desk, plan, firstDay);
  const problemId = openProblem(desk, plan, place, plusDays(firstDay, 20));
  const duties: Duties = new Map();
  for (const [index, [before, by, words, later = 1]] of plan.reports.entries()) {
    const happenedOn = plusDays(received, -before);
    const reportedOn = plusDays(happenedOn, later);
    const ended = index === plan.reports.length - 1 && plan.days < 40 ? null : plusDays(reportedOn, 14);
    const incident = logReport(desk, {
      ...{ by, place, happenedOn, time: chance.pick(["16:20", "18:45", "20:10", "21:30", "22:50"]), reportedOn },
      ...{ channel: chance.pick(["phone", "online", "phone", "in-person"] as const), type: plan.heading },
      ...{ qualifier: victim ? "personal" : "nuisance", flags: [], hate: plan.hate, words, victim, suspect: null },
      ...{ suspectWords: plan.suspects, problemId },
      ended: ended && ended < world.today ? { on: ended, words: chance.pick(ENDINGS) } : null,
    });
    if (victim)
      noteReport(desk, duties, { victim, reportId: incident.reportId, day: reportedOn, by }, { days: 0, how: "phone" });
    if (index === 0 && victim) {
      const through = { reportId: incident.reportId, day: reportedOn, by: "officer" } as const;
      const number = typeof plan.victim === "string" ? 1 : plan.victim.number;
      addAddress(ledger, victim, { lines: `${number} ${plan.place}` }, through);
      addPhone(ledger, victim, phoneOf(chance), through);
    }
  }
  return { plan, personId: victim?.id ?? null, problemId };
}

const ENDINGS = [
  "Letter to the address named; no further report for a fortnight",
  "Passed to the beat team for attention",
  "Logged for the picture of the place; no further action",
  "Advice given to the person who reported",
] as const;

function placeOf(places: Places, name: string) {
  for (const [beat, all] of places) {
    const found = all.find((place) => place.name === name);
    if (found) return { ...found, beat };
  }
  throw new Error(`The town has no ${name}`);
}

function recordVictim(desk: Desk, { victim, place }: Plan, day: string): Someone | null {
  if (typeof victim === "string") return null;
  const [givenNames, familyName] = victim.name;
  const birthDate = bornSo(desk.world.today, victim.age, victim.number * 4 + 11);
  return recordPerson(desk.ledger, { givenNames, familyName, sex: victim.sex, birthDate, area: place, day, by: "officer" }); // prettier-ignore
}

/** What the reports are of, as whoever took the second of them saw it. */
function openProblem({ ledger, world }: Desk, plan: Plan, place: { id: string; beat: string }, on: string): string {
  const now = at(workdayFrom(on), "11:40");
  const last = plan.reports.at(-1)?.[0] ?? 0;
  const made = { created_at: now.toISOString(), created_by: ledger.hand("officer").id };
  const row: NewRow<"problem"> = {
    ...{ id: ledger.id(now), partnership_id: world.partnershipId, reference: "", version: 1, title: plan.problem },
    ...{ location_id: place.id, case_id: null, opened_on: workdayFrom(on), closed_on: null, ...made },
    ...{ heading: plan.heading, beat_code: place.beat, close_reason: null },
    last_on: plusDays(receivedOn(world, plan), -last),
  };
  ledger.add("problem", row);
  ledger.number("PB", workdayFrom(on), row);
  ledger.add("problem_change", {
    ...{ id: ledger.id(now), partnership_id: world.partnershipId, problem_id: row.id, kind: "opened" },
    ...{ incident_id: null, before_value: null, after_value: plan.problem, reason: null },
    ...{ changed_by: made.created_by, changed_at: made.created_at },
  });
  ledger.log("officer", now, {
    ...{ category: "collection", event: "problem.opened", objectKind: "problem", objectId: row.id },
    ...{ fields: ["title", "locationId"], detail: { after: { title: plan.problem, locationId: place.id } } },
  });
  return row.id;
}
