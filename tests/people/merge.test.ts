import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { changesSince, chosenValues, type OwnValues } from "#app/domain/people/merge.ts";
import * as personPage from "#app/routes/people/$personId/route.tsx";
import * as mergeWithPage from "#app/routes/people/$personId_.merge/route.tsx";
import * as mergePage from "#app/routes/people/$personId_.merge_.$otherPersonId/route.tsx";
import * as undoPage from "#app/routes/people/$personId_.merges.$mergeId.undo/route.tsx";
import { findPeopleLike } from "#app/services/search/find-people-like.ts";
import { personTerms } from "#app/services/search/person-terms.ts";
import { replaceSearchTerms } from "#db/queries/search-terms.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import {
  aCase,
  anActor,
  anIncident,
  anIncidentPerson,
  aPartnership,
  aPerson,
  aReferral,
  aReferralAbout,
  aReferralLink,
  aReport,
  auditEvents,
  get,
  insert,
  post,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";
import { aCaseReview, aVictimDuty } from "../incidents/asb-rows.ts";

let db: Executor;
let p: TestPartnership;
let jag: Actor;
let first: string;
let second: string;
let caseOfSecond: string;

beforeEach(async () => {
  vi.useFakeTimers({ now: new Date("2026-03-10T09:00:00Z"), toFake: ["Date"] });
  db = await testDatabase();
  p = await aPartnership(db);
  jag = await anActor(db, p, { groups: { [p.jagId]: "coordinator" } });
  first = await person("Steven", "Hall", "P-26-0001", "1990-05-01");
  second = await person("Stephen", "Hall-Marsh", "P-26-0002", null);
  await aCase(db, p, { person_id: first });
  ({ id: caseOfSecond } = await aCase(db, p, { person_id: second }));
});
afterEach(() => {
  vi.useRealTimers();
});

async function person(given_names: string, family_name: string, reference: string, birth_date: string | null) {
  const birth_date_basis = birth_date ? ("exact" as const) : ("unknown" as const);
  const id = await aPerson(db, p, { given_names, family_name, reference, birth_date, birth_date_basis });
  const named = { reference, givenNames: given_names, familyName: family_name };
  const terms = personTerms({ ...named, birthDate: birth_date, birthDateBasis: birth_date_basis });
  await inTransaction(db, (trx) =>
    replaceSearchTerms(trx, { partnershipId: p.partnershipId, kind: "person", id }, terms),
  );
  return id;
}

const decision = (change: Record<string, string> = {}) => ({
  keep: "first",
  name: "second",
  birth: "first",
  sex: "first",
  area: "first",
  reason: "Same face, same sister",
  firstVersion: "1",
  secondVersion: "1",
  ...change,
});
const merge = (actor = jag, change = {}) =>
  post(mergePage.action, actor, { personId: first, otherPersonId: second }, decision(change));
const see = (id: string, actor = jag) => get(personPage.loader, actor, { personId: id });
const found = async (name: string) =>
  (await findPeopleLike({ db, actor: jag }, { name, birthDate: null })).cards.map((card) => card.id);
const theMerge = () => db.selectFrom("person_merge").selectAll().executeTakeFirstOrThrow();
const own = () =>
  db.selectFrom("person").select(["id", "given_names", "family_name", "birth_date", "merged_into_id"]).where("id", "in", [first, second]).orderBy("reference").execute(); // prettier-ignore

describe("two records of one person", () => {
  test("are found by reference and shown side by side with what comes along", async () => {
    const answer = await post(mergeWithPage.action, jag, { personId: first }, { reference: "p-26-0002" });
    expect((answer as Response).headers.get("Location")).toBe(`/people/${first}/merge/${second}`);
    expect(await get(mergePage.loader, jag, { personId: first, otherPersonId: second })).toMatchObject({
      sides: {
        first: { reference: "P-26-0001", values: { name: "Steven Hall", birth: "1 May 1990 (age 35)" } },
        second: { reference: "P-26-0002", values: { name: "Stephen Hall-Marsh", birth: "Not known" } },
      },
    });
  });

  test("become one: the chosen values stand, the other name is kept, both cases are on one page, the old reference leads there", async () => {
    const before = await db.selectFrom("case_link").selectAll().orderBy("id").execute();
    expect(await merge()).toMatchObject({ status: 302 });
    const stands = { given_names: "Stephen", family_name: "Hall-Marsh", birth_date: "1990-05-01" };
    expect(await own()).toEqual([
      { id: first, ...stands, merged_into_id: null },
      { id: second, ...stands, merged_into_id: first },
    ]);
    expect(await see(first)).toMatchObject({
      person: { name: "Stephen Hall-Marsh" },
      parts: { alias: [{ title: "Steven Hall" }] },
      cases: [{}, {}],
    });
    const old = (await see(second)) as Response;
    expect([old.status, old.headers.get("Location")]).toEqual([302, `/people/${first}`]);
    expect(await found("P-26-0002")).toEqual([first]);
    for (const name of ["steven", "stephen", "marsh"]) expect(await found(name), name).toEqual([first]);
    expect(await db.selectFrom("case_link").selectAll().orderBy("id").execute(), "nothing is moved").toEqual(before);
    const event = (await auditEvents(db)).find((e) => e.event === "person.merged");
    expect(event).toMatchObject({ category: "combination", object_kind: "person", object_id: first });
    const objects = await db
      .selectFrom("audit_object")
      .select("object_id")
      .where("event_id", "=", event?.id ?? "")
      .execute();
    expect(objects.map((o) => o.object_id).sort()).toEqual([first, second].sort());
  });

  test("whoever sees one of their cases sees the person, and of the cases only that one", async () => {
    const third = await person("Steve", "Hall", "P-26-0003", null);
    await aCase(db, p, { person_id: third, group_id: p.youthJagId });
    const both = await anActor(db, p, { groups: { [p.jagId]: "coordinator", [p.youthJagId]: "coordinator" } });
    const params = { personId: first, otherPersonId: third };
    expect(await post(mergePage.action, both, params, decision())).toMatchObject({ status: 302 });
    const youth = await anActor(db, p, { groups: { [p.youthJagId]: "member" } });
    expect(((await see(first, youth)) as { cases: object[] }).cases).toHaveLength(1);
    expect(((await see(first, both)) as { cases: object[] }).cases).toHaveLength(2);
  });

  test.each([
    ["a case of another group", () => aCase(db, p, { person_id: second, group_id: p.adultsId })],
    ["a restricted case", () => aCase(db, p, { person_id: first, visibility: "restricted" })],
    ["a referral to another group", () => aReferral(db, p, { person_id: second, group_id: p.adultsId })],
    [
      "a referral about a problem, to another group,",
      async () => {
        const referralId = await aReferralAbout(db, p, { problem_title: "Off-road bikes" }, { group_id: p.adultsId });
        await aReferralLink(db, p, referralId, { person_id: second });
      },
    ],
    [
      "a case review in which they have a personal interest",
      async () => {
        const review = await aCaseReview(db, p, { victim_person_id: second });
        await insert(db, "case_review_conflict", {
          id: "01890000-0000-7000-8000-000000000007", partnership_id: p.partnershipId, review_id: review, user_id: jag.id, conflict: "personal",
          words: "A neighbour", declared_on: "2026-03-06", recorded_at: "2026-03-06T09:00:00.000Z", recorded_by: jag.id,
        }); // prettier-ignore
      },
    ],
  ])("are not merged by whom %s is hidden from, in the same words", async (_name, hide) => {
    await hide();
    expect(await get(mergePage.loader, jag, { personId: first, otherPersonId: second })).toMatchObject({ sides: null });
    expect(await merge()).toMatchObject({
      init: { status: 422 },
      data: { errors: { form: expect.stringMatching(/^You cannot merge these two records yourself/) as string } },
    });
    expect((await own()).every((row) => row.merged_into_id === null)).toBe(true);
  });

  test("are not merged by somebody who does not see both, by a member, or with a version that has gone", async () => {
    const adults = await anActor(db, p, { groups: { [p.adultsId]: "coordinator" } });
    const member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
    expect(await merge(adults)).toMatchObject({ status: 404 });
    expect(await merge(member)).toMatchObject({ status: 403 });
    expect(await merge(jag, { secondVersion: "7" })).toMatchObject({ init: { status: 409 } });
    expect(await merge(jag, { reason: "" })).toMatchObject({ init: { status: 400 } });
  });
});

describe("undoing a merge", () => {
  const undo = async () => {
    const { id } = await theMerge();
    return post(undoPage.action, jag, { personId: first, mergeId: id }, { version: "1", reason: "Two brothers" });
  };

  test("gives both back as they were, and what found them", async () => {
    const before = await own();
    await merge();
    expect(await undo()).toMatchObject({ status: 302 });
    expect(await own()).toEqual(before);
    expect(await found("steven hall")).toEqual([first, second]);
    expect(await found("P-26-0002")).toEqual([second]);
    expect((await auditEvents(db)).at(-1)).toMatchObject({ category: "combination", event: "person.merge-undone" });
    expect(await undo(), "once").toMatchObject({ status: 404 });
    expect(await merge(jag, { firstVersion: "3", secondVersion: "3" }), "and merged again").toMatchObject({
      status: 302,
    });
  });

  test("is refused once something else has changed either, with what", async () => {
    await merge();
    await db.transaction().execute((trx) =>
      trx.updateTable("case_link").set({ version: 2 }).where("case_id", "=", caseOfSecond).execute(),
    ); // prettier-ignore
    await aCase(db, p, { person_id: first });
    const { id } = await theMerge();
    const page = await get(undoPage.loader, jag, { personId: first, mergeId: id });
    expect(page).toMatchObject({ against: { kind: "changed-since" } });
    expect((page as { against: { changes: string[] } }).against.changes.sort()).toEqual([
      "A link to a case was added",
      "A link to a case was changed",
      "A referral was added",
    ]);
    expect(await undo()).toMatchObject({ init: { status: 422 } });
  });

  test("is refused once an incident, a report, a duty or a case review names either", async () => {
    const early = await anIncident(db, p);
    await anIncidentPerson(db, p, { incident_id: early, person_id: second });
    await aReport(db, p, [early], { reporter_person_id: second });
    await merge();
    const { id } = await theMerge();
    const against = async () =>
      ((await get(undoPage.loader, jag, { personId: first, mergeId: id })) as { against: { changes: string[] } | null })
        .against;
    expect(await against(), "what was there before stands in no way").toBeNull();
    const incident = await anIncident(db, p);
    const link = await anIncidentPerson(db, p, { incident_id: incident, person_id: first });
    const reportId = await aReport(db, p, [incident], { for_person_id: second });
    await aVictimDuty(db, p, { person_id: second, report_id: reportId });
    const review = await aCaseReview(db, p, { victim_person_id: second });
    const said = [
      "A case review was added",
      "A duty to tell a victim about the case review was added",
      "A report to an agency was added",
      "A role in an incident was added",
    ];
    expect((await against())?.changes.sort()).toEqual(said);
    await db.transaction().execute((trx) =>
      trx.updateTable("case_review").set({ version: 2, status: "acknowledged" }).where("id", "=", review).execute(),
    ); // prettier-ignore
    await db.transaction().execute((trx) =>
      trx.deleteFrom("incident_person").where("id", "=", link).execute(),
    ); // prettier-ignore
    expect((await against())?.changes.sort(), "a review that goes on says nothing of the person").toEqual(
      said.slice(0, 3),
    );
    expect(await undo()).toMatchObject({ init: { status: 422 } });
  });

  test("of two merges the later comes first", async () => {
    await merge();
    const third = await person("Steve", "Hall", "P-26-0003", null);
    await aCase(db, p, { person_id: third });
    const versions = { firstVersion: "2", secondVersion: "1" };
    await post(mergePage.action, jag, { personId: first, otherPersonId: third }, decision(versions));
    const merges = await db.selectFrom("person_merge").select("id").orderBy("id").execute();
    const undoOf = (index: number) =>
      post(
        undoPage.action,
        jag,
        { personId: first, mergeId: merges[index]?.id ?? "" },
        { version: "1", reason: "Two" },
      );
    expect(await undoOf(0)).toMatchObject({ init: { status: 422 } });
    expect(await undoOf(1)).toMatchObject({ status: 302 });
    expect(await undoOf(0)).toMatchObject({ status: 302 });
  });
});

const values = (change: Partial<OwnValues>): OwnValues => ({
  ...{ givenNames: "A", familyName: "B", birthDate: null, birthDateBasis: "unknown", sex: null, areaWords: null },
  ...change,
});
test("each value stands as it was chosen, a birth date with its basis", () => {
  const one = values({ birthDate: "1990-01-01", birthDateBasis: "approximate", sex: "male" });
  const two = values({ givenNames: "C", birthDate: "1990-05-01", birthDateBasis: "exact", areaWords: "Shelthorpe" });
  const choice = { keep: "first", name: "first", birth: "second", sex: "first", area: "second" } as const;
  expect(chosenValues(one, two, choice)).toEqual({ ...two, givenNames: "A", sex: "male" });
});

test.each([
  ["nothing", [], []],
  ["a new part", [{ kind: "address", id: "2", mark: "1" }], ["An address was added"]],
])("what has changed since: %s", (_name, more, said) => {
  const held = [{ kind: "alias", id: "1", mark: "1" }];
  expect(changesSince(held, [...held, ...more])).toEqual(said);
});
