import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parse } from "csv-parse/sync";
import { v7 as uuid } from "uuid";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import {
  dayRefusals,
  type InterventionKey,
  type InterventionListAsked,
  type InterventionListName,
  type InterventionNarrowing,
  keyOfIntervention,
} from "#app/domain/interventions/intervention-list.ts";
import { respondentWords } from "#app/domain/interventions/listed-respondents.ts";
import { useDataFolder } from "#app/http/data-folder.ts";
import { loader as fileLoader } from "#app/routes/exports/$exportId_.file/route.tsx";
import { action as download } from "#app/routes/exports/new/route.tsx";
import { loader } from "#app/routes/interventions/_index/route.tsx";
import { listInterventions } from "#db/queries/listed-interventions.ts";
import type { Executor } from "#db/transaction.ts";
import { aCase, anActor, anIntervention, aPartnership, aPerson, aRespondent, auditEvents, get, insert, post, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore

const TODAY = "2026-03-20";
const folder = mkdtempSync(path.join(tmpdir(), "joint-action-interventions-"));
afterAll(() => rmSync(folder, { recursive: true }));

let db: Executor;
let p: TestPartnership;
let officer: Actor;
beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2026-03-20T09:00:00Z"), toFake: ["Date"] });
  useDataFolder(folder);
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["asb-officer"] });
});
afterEach(() => vi.useRealTimers());

type Changes = Parameters<typeof anIntervention>[2];
const abc: Changes = { kind: "abc", issued_on: "2026-03-01", from_day: "2026-03-01", until_day: "2026-08-31" };
const listed = async (show: InterventionListName, narrowed: InterventionNarrowing = {}) =>
  (await listInterventions(db, officer, { asked: { show, ...narrowed }, today: TODAY, limit: 50 })).map(({ id }) => id);
const aBreach = (interventionId: string) =>
  insert(db, "intervention_breach", {
    ...{ id: uuid(), partnership_id: p.partnershipId, intervention_id: interventionId, version: 1 },
    ...{ breached_on: "2026-03-10", evidence: "Seen there", recorded_at: "2026-03-10T09:00:00.000Z" },
  });
const aChild = () => aPerson(db, p, { given_names: "Robin", family_name: "Ash", birth_date: "2011-05-01" });

describe("each list has its rows and no others", () => {
  test.each<[string, Changes, InterventionListName[]]>([
    ["a contract in force", abc, ["in-force", "all"]],
    ["one that ended yesterday", { ...abc, until_day: "2026-03-19" }, ["ended", "all"]],
    ["one ended before its time", { ...abc, ended_on: "2026-03-10", end_kind: "not-kept" }, ["ended", "all"]],
    ["one that begins tomorrow", { ...abc, from_day: "2026-03-21" }, ["planned", "all"]],
    ["one that is planned", { ...abc, state: "planned" }, ["planned", "all"]],
    ["one that was not made", { ...abc, state: "not-made" }, ["all"]],
    ["a letter", {}, ["all"]],
  ])("%s", async (_, changes, lists) => {
    const id = await anIntervention(db, p, changes);
    for (const list of ["in-force", "planned", "ended", "all"] as const)
      expect([list, await listed(list)]).toEqual([list, lists.includes(list) ? [id] : []]);
  });

  test.each<[string, () => InterventionNarrowing, Changes, Changes]>([
    ["a kind", () => ({ kind: "abc" }), abc, {}],
    ["a tier", () => ({ tier: "civil" }), { kind: "cpw", tier: "civil" }, {}],
    ["a beat", () => ({ beat: "62" }), { beat_code: "62" }, { beat_code: "63" }],
    ["no beat", () => ({ beat: "none" }), {}, { beat_code: "63" }],
    ["a first day", () => ({ from: "2026-03-02" }), { issued_on: "2026-03-02" }, { issued_on: "2026-03-01" }],
    ["a last day", () => ({ until: "2026-03-01" }), { issued_on: "2026-03-01" }, { issued_on: "2026-03-02" }],
    ["ends from a day", () => ({ endsFrom: "2026-03-27" }), { ...abc, until_day: "2026-03-27" }, { ...abc, until_day: "2026-03-26" }], // prettier-ignore
    ["ends by a day", () => ({ endsUntil: "2026-03-27" }), { ...abc, until_day: "2026-03-27" }, { ...abc, until_day: "2026-03-28" }], // prettier-ignore
    ["ends within a week", () => ({ expiring: "7" }), { ...abc, until_day: "2026-03-27" }, { ...abc, until_day: "2026-03-28" }], // prettier-ignore
    ["ends within a week, today", () => ({ expiring: "7" }), { ...abc, until_day: TODAY }, { ...abc, until_day: "2026-03-19" }], // prettier-ignore
    ["ends within a week, and has not been ended", () => ({ expiring: "7" }), { ...abc, until_day: "2026-03-25" }, { ...abc, until_day: "2026-03-25", ended_on: "2026-03-10", end_kind: "completed" }], // prettier-ignore
  ])("narrowed by what %s", async (_, narrowed, inside, outside) => {
    const id = await anIntervention(db, p, inside);
    await anIntervention(db, p, outside);
    expect(await listed("all", narrowed())).toEqual([id]);
  });

  test("narrowed by agency, by age when issued, and by breach", async () => {
    const [one, other] = [await anIntervention(db, p, { agency_id: p.policeId }), await anIntervention(db, p)];
    await aRespondent(db, p, one, { person_id: await aChild() });
    await aRespondent(db, p, other);
    await aBreach(one);
    for (const [yes, no] of [
      [{ agency: p.policeId }, { agency: p.councilId }],
      [{ youth: "yes" }, { youth: "no" }],
      [{ breached: "yes" }, { breached: "no" }],
    ] as [InterventionNarrowing, InterventionNarrowing][]) {
      expect(await listed("all", yes)).toEqual([one]);
      expect(await listed("all", no)).toEqual([other]);
    }
  });

  test("a child when it was issued, and of age today, stays among those under 18", async () => {
    const id = await anIntervention(db, p, { issued_on: "2026-03-02" });
    await aRespondent(db, p, id, { person_id: await aPerson(db, p, { birth_date: "2008-03-03" }) });
    expect(await listed("all", { youth: "yes" })).toEqual([id]);
  });

  test("page after page gives each once, the newest first", async () => {
    const all = [];
    for (const issued_on of ["2026-03-01", "2026-03-01", "2026-03-01", "2026-02-27"])
      all.push(await anIntervention(db, p, { issued_on }));
    const asked: InterventionListAsked = { show: "all" };
    const seen: string[] = [];
    for (let after: InterventionKey | undefined, pages = 0; pages < 5; pages++) {
      const rows = await listInterventions(db, officer, { asked, today: TODAY, after, limit: 3 });
      seen.push(...rows.map(({ id }) => id));
      const last = rows.at(-1);
      if (!last) break;
      after = keyOfIntervention(last);
    }
    expect(seen).toHaveLength(4);
    expect([...seen].sort()).toEqual([...all].sort());
    expect(seen.at(-1)).toBe(all.at(-1));
  });
});

test("the page says whom it binds, how it stands and how often it was breached, and leaves a line in the log", async () => {
  const id = await anIntervention(db, p, { ...abc, beat_code: "62" });
  await aRespondent(db, p, id, { person_id: await aChild() });
  for (let i = 0; i < 3; i++) await aRespondent(db, p, id);
  await aRespondent(db, p, id, { body_name: "Loughborough Lets Ltd" });
  await aBreach(id);
  const answer = await get(loader, officer, {}, "?show=in-force");
  expect(answer).toMatchObject({
    interventions: [
      {
        ...{ id, kind: "Acceptable behaviour contract (ABC)", who: "R A, Alex Sample and 3 more" },
        ...{ standing: "In force to 31 Aug 2026", breaches: 1, beatCode: "62" },
      },
    ],
  });
  const [event] = (await auditEvents(db)).filter(({ event }) => event === "intervention.listed");
  expect(event).toMatchObject({ actor_id: officer.id, result_count: 1, category: "consultation" });
});

describe("who sees which", () => {
  test("a member sees those of the cases of the group, and the officer those without a case", async () => {
    const member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
    const stranger = await anActor(db, p, { groups: { [p.youthJagId]: "chair" } });
    const { id: case_id } = await aCase(db, p);
    const inCase = await anIntervention(db, p, { ...abc, case_id });
    const without = await anIntervention(db, p, abc);
    await aRespondent(db, p, without);
    expect(await get(loader, member)).toMatchObject({ interventions: [{ id: inCase }] });
    expect(await get(loader, officer)).toMatchObject({ interventions: [{ id: without }] });
    expect(await get(loader, stranger)).toMatchObject({ interventions: [], download: null });
  });

  test("nothing of another partnership", async () => {
    await anIntervention(db, p, abc);
    const elsewhere = await aPartnership(db);
    const other = await anActor(db, elsewhere, { duties: ["asb-officer"] });
    expect(await get(loader, other)).toMatchObject({ interventions: [] });
  });

  test("somebody who sees it through one respondent is not told who the other is", async () => {
    const lead = await anActor(db, p, { isCaseLead: true });
    const { personId } = await aCase(db, p, { lead_user_id: lead.id });
    const id = await anIntervention(db, p, abc);
    await aRespondent(db, p, id, { person_id: personId });
    await aRespondent(db, p, id, { person_id: await aPerson(db, p, { given_names: "Hidden", family_name: "Name" }) });
    expect(await get(loader, lead)).toMatchObject({ interventions: [{ id, who: "Alex Sample and 1 more" }] });
  });

  test("whoever may not open interventions is refused", async () => {
    const executive = await anActor(db, p, { duties: ["executive"] });
    expect(await get(loader, executive)).toMatchObject({ status: 403 });
  });
});

test("a day that is none is refused in words, and does not narrow the list", async () => {
  const id = await anIntervention(db, p, abc);
  const answer = await get(loader, officer, {}, "?from-day=31&from-month=2&from-year=2026");
  expect(answer).toMatchObject({
    errors: { from: "First day must be a real date, like 27 3 2026" },
    interventions: [{ id }],
  });
  const narrowed = await get(loader, officer, {}, "?from-day=2&from-month=3&from-year=2026");
  expect(narrowed).toMatchObject({ errors: {}, interventions: [], asked: { from: "2026-03-02" } });
  expect(dayRefusals({ from: "2026-03-02", until: "2026-03-01" })).toHaveProperty("until");
  expect(dayRefusals({ from: "2026-03-01", until: "2026-03-01" })).toEqual({});
});

test.each<[string, number, boolean, string]>([
  ["nobody", 0, false, ""],
  ["persons unknown", 0, true, "persons unknown"],
  ["one", 1, false, "A B"],
  ["two", 2, false, "A B and A B"],
  ["seven", 7, false, "A B, A B and 5 more"],
  ["two and persons unknown", 2, true, "A B, A B and persons unknown"],
])("whom it binds: %s", (_, count, personsUnknown, words) => {
  const one = { bodyName: null, givenNames: "A", familyName: "B", birthDate: "1990-01-01", birthDateBasis: "exact" } as const; // prettier-ignore
  const respondents = Array.from({ length: count }, () => one);
  expect(respondentWords(respondents, { personsUnknown, today: TODAY })).toBe(words);
});

test("the file has the rows of the page, and nobody’s name in its words", async () => {
  const id = await anIntervention(db, p, { ...abc, reference: "IV-26-0001" });
  await aRespondent(db, p, id, { person_id: await aChild() });
  await anIntervention(db, p, { ...abc, reference: "IV-26-0002", kind: "cpw", tier: "civil" });
  const search = "?list=interventions&show=in-force&kind=abc";
  const fields = { format: "csv", destination: "own-use", purpose: "The meeting" };
  const made = (await post(download, officer, {}, fields, search)) as Response;
  const exportId = made.headers.get("location")?.split("/").at(-1) ?? "";
  const file = (await get(fileLoader, officer, { exportId })) as Response;
  expect(file.status).toBe(200);
  const rows: string[][] = parse((await file.text()).replace(/^\uFEFF/, ""), { relax_column_count: true });
  const found = rows.find(([first]) => first === "IV-26-0001");
  expect(found?.slice(0, 4)).toEqual(["IV-26-0001", "Acceptable behaviour contract (ABC)", "Non-legal", "R A"]);
  expect(rows.some(([first]) => first === "IV-26-0002")).toBe(false);
});
