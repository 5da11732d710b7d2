import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import {
  INCIDENT_LISTS,
  type IncidentKey,
  type IncidentListName,
  keyOfIncident,
} from "#app/domain/incidents/incident-list.ts";
import { loader } from "#app/routes/incidents/_index/route.tsx";
import { countIncidentWork, listIncidents } from "#db/queries/incident-lists.ts";
import type { Executor } from "#db/transaction.ts";
import { anActor, anIncident, aPartnership, aReport, get, testDatabase, type TestPartnership } from "../factories.ts";

let db: Executor;
let p: TestPartnership;
let officer: Actor;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["asb-officer"] });
});

const DAYS = { today: "2026-03-20", toldBy: "2026-02-20" };
const listed = async (list: IncidentListName, narrowed: { beat?: string; heading?: "noise" } = {}, limit = 50) =>
  (await listIncidents(db, officer, { asked: { list, ...narrowed }, days: DAYS, limit })).map(({ id }) => id);
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
    const counts: Partial<Record<IncidentListName, number>> = await countIncidentWork(db, officer, DAYS);
    if (list in counts) expect(counts[list]).toBe(expected ? 1 : 0);
  });

  test("narrowed by beat and by what it was", async () => {
    const there = await anIncident(db, p, { beat_code: "62" });
    const nowhere = await anIncident(db, p, { heading: "fireworks" });
    expect(await listed("newest", { beat: "62" })).toEqual([there]);
    expect(await listed("newest", { beat: "none" })).toEqual([nowhere]);
    expect(await listed("newest", { heading: "noise" })).toEqual([there]);
  });

  test.each(INCIDENT_LISTS)("page after page of “%s” gives each once", async (list) => {
    const changes = { is_hate: 1, first_contact_due_on: "2026-03-02", victim_told_on: "2026-02-01" } as const;
    const all = [];
    for (const day of ["2026-03-01", "2026-03-01", "2026-03-01", "2026-02-27"])
      all.push(
        await anIncident(db, p, {
          ...changes,
          ...(list === "mine" ? mine() : {}),
          latest_day: day,
          victim_told_on: "2026-02-01",
        }),
      );
    const seen: string[] = [];
    for (let after: IncidentKey | undefined, pages = 0; pages < 5; pages++) {
      const rows = await listIncidents(db, officer, { asked: { list }, days: DAYS, after, limit: 3 });
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
