import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import {
  INCIDENT_LISTS,
  type IncidentKey,
  type IncidentListName,
  type IncidentNarrowing,
  keyOfIncident,
} from "#app/domain/incidents/incident-list.ts";
import { loader } from "#app/routes/incidents/_index/route.tsx";
import { narrowedTo } from "#app/services/incidents/narrowed-to.ts";
import { countIncidentWork, listIncidents } from "#db/queries/incident-lists.ts";
import type { Executor } from "#db/transaction.ts";
import { anActor, anIncident, anIncidentPerson, aPartnership, aPerson, aReport, get, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore
import { aPlace } from "./logging.ts";

let db: Executor;
let p: TestPartnership;
let officer: Actor;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["asb-officer"] });
});

const DAYS = { today: "2026-03-20", toldBy: "2026-02-20", lastMet: "2026-03-05" };
const listed = async (show: IncidentListName, narrowed: IncidentNarrowing = {}, limit = 50) => {
  const asked = { show, ...narrowed };
  const { ids } = await narrowedTo(db, officer, asked);
  return (await listIncidents(db, officer, { asked, ids, days: DAYS, limit })).map(({ id }) => id);
};
const NOBODY = { places: [], records: [] };
const work = { asked: {}, ids: NOBODY, days: DAYS };
const mine = () => ({ officer_user_id: officer.id, officer_agency_id: p.councilId });

describe("each list has its rows and no others, and its count is theirs", () => {
  test.each<[string, IncidentListName, () => Parameters<typeof anIncident>[2], boolean]>([
    ["one of the officer’s own", "mine", mine, true],
    ["one of nobody’s", "mine", () => ({}), false],
    [
      "a closed one of the officer’s",
      "mine",
      () => ({ ...mine(), status: "closed", ended_on: "2026-03-10", end_reason: "Over" }),
      false,
    ],
    ["one of nobody’s", "not-allocated", () => ({}), true],
    ["one of an agency, not yet an officer’s", "not-allocated", () => ({ officer_agency_id: p.councilId }), true],
    ["one of the officer’s", "not-allocated", mine, false],
    ["due yesterday", "contact-late", () => ({ first_contact_due_on: "2026-03-19" }), true],
    ["due today", "contact-late", () => ({ first_contact_due_on: "2026-03-20" }), false],
    [
      "due long ago, and made",
      "contact-late",
      () => ({ first_contact_due_on: "2026-03-01", first_contact_on: "2026-03-10" }),
      false,
    ],
    ["told 29 days ago", "not-told", () => ({ victim_told_on: "2026-02-19" }), true],
    ["told 28 days ago", "not-told", () => ({ victim_told_on: "2026-02-20" }), false],
    ["a hate incident", "hate", () => ({ is_hate: 1 }), true],
    ["any other", "hate", () => ({}), false],
  ])("%s in “%s”", async (_, list, changes, expected) => {
    const id = await anIncident(db, p, { victim_told_on: "2026-03-15", ...changes() });
    expect(await listed(list)).toEqual(expected ? [id] : []);
    const counts: Partial<Record<IncidentListName, number>> = await countIncidentWork(db, officer, work);
    if (list in counts) expect(counts[list]).toBe(expected ? 1 : 0);
  });

  test.each<[string, IncidentNarrowing, Parameters<typeof anIncident>[2], Parameters<typeof anIncident>[2]]>([
    ["a beat", { beat: "62" }, { beat_code: "62" }, {}],
    ["no beat", { beat: "none" }, {}, { beat_code: "62" }],
    ["a ward", { ward: "E05014666" }, { ward_code: "E05014666" }, { ward_code: "E05014667" }],
    ["an LSOA", { lsoa: "E01025670" }, { lsoa_code: "E01025670" }, {}],
    ["what it was", { heading: "noise" }, {}, { heading: "fireworks" }],
    ["a first day", { from: "2026-03-02" }, { latest_day: "2026-03-02" }, { latest_day: "2026-03-01" }],
    ["a last day", { until: "2026-03-01" }, { latest_day: "2026-03-01" }, { latest_day: "2026-03-02" }],
    ["young people", { youth: "yes" }, { is_youth: 1 }, {}],
    ["no young people", { youth: "no" }, {}, { is_youth: 1 }],
  ])("narrowed by %s", async (_, narrowed, inside, outside) => {
    const id = await anIncident(db, p, { ...inside, officer_user_id: null });
    await anIncident(db, p, outside);
    expect(await listed("newest", narrowed)).toEqual([id]);
    const counted = await countIncidentWork(db, officer, { ...work, asked: narrowed });
    expect(counted["not-allocated"]).toBe((await listed("not-allocated", narrowed)).length);
  });

  test("narrowed by a place, by its street however it is written, and by whom it affected", async () => {
    const place = (name: string) => aPlace(db, officer, name);
    const [twelve, fourteen, other] = [
      await place("12 Ling Road"),
      await place("Flat 2, 14 LING RD."),
      await place("12 Ling Close"),
    ];
    const at = [];
    for (const location_id of [twelve, fourteen, other]) at.push(await anIncident(db, p, { location_id }));
    expect(await listed("newest", { place: twelve })).toEqual([at[0]]);
    expect((await listed("newest", { street: fourteen })).sort()).toEqual([at[0], at[1]].sort());
    const standing = await aPerson(db, p);
    const merged = await aPerson(db, p, { merged_into_id: standing });
    await anIncidentPerson(db, p, { incident_id: at[0] ?? "", person_id: standing });
    await anIncidentPerson(db, p, { incident_id: at[1] ?? "", person_id: merged });
    await anIncidentPerson(db, p, { incident_id: at[2] ?? "", person_id: standing, role: "witness" });
    expect((await listed("newest", { victim: standing })).sort()).toEqual([at[0], at[1]].sort());
  });

  test("hate since the group met is what was reported on or after that day, whenever it happened", async () => {
    const old = { is_hate: 1, latest_day: "2026-01-10" } as const;
    const [before, since] = [await anIncident(db, p, old), await anIncident(db, p, old)];
    await aReport(db, p, [before], { reported_on: "2026-03-04" });
    await aReport(db, p, [since], { reported_on: "2026-03-05" });
    expect(await listed("hate-since-met")).toEqual([since]);
  });

  test.each(INCIDENT_LISTS)("page after page of “%s” gives each once", async (list) => {
    const changes = { is_hate: 1, first_contact_due_on: "2026-03-02", victim_told_on: "2026-02-01" } as const;
    const all = [];
    for (const day of ["2026-03-01", "2026-03-01", "2026-03-01", "2026-02-27"])
      all.push(await anIncident(db, p, { ...changes, ...(list === "mine" ? mine() : {}), latest_day: day }));
    for (const id of all) await aReport(db, p, [id], { reported_on: DAYS.today });
    const seen: string[] = [];
    for (let after: IncidentKey | undefined, pages = 0; pages < 5; pages++) {
      const rows = await listIncidents(db, officer, {
        asked: { show: list },
        ids: NOBODY,
        days: DAYS,
        after,
        limit: 3,
      });
      seen.push(...rows.map(({ id }) => id));
      const last = rows.at(-1);
      if (!last) break;
      after = keyOfIncident(last, list);
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect([...seen].sort()).toEqual([...all].sort());
  });
});

test("of a group’s member only what a case or the agency brings", async () => {
  const taken = await anIncident(db, p);
  await aReport(db, p, [taken], { agency_id: p.policeId });
  await anIncident(db, p);
  const member = await anActor(db, p, { groups: { [p.jagId]: "member" }, agencyId: p.policeId });
  const answer = await get(loader, member);
  expect(answer).toMatchObject({ incidents: [{ id: taken }], counts: null, mayLog: false });
});
