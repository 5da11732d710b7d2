import { addSeconds } from "date-fns";
import { v7 as uuid } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { EVENT_NAMES } from "#app/domain/audit/event-names.ts";
import type { LogRow } from "#app/domain/audit/log-row.ts";
import { loader } from "#app/routes/audit/records.$kind.$recordId/route.tsx";
import type { Executor } from "#db/transaction.ts";
import {
  aCase,
  anActor,
  aPartnership,
  aPerson,
  get,
  insert,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";
import { expectAudit } from "../support/audit.ts";
import { aBrokenGlass } from "../support/need-to-know.ts";
import { log, NOW } from "./log.ts";

type Page = { title: string; rows: LogRow[]; next: string | null; seesLog: boolean };

let db: Executor;
let p: TestPartnership;
let officer: Actor;
let coordinator: Actor;
let personId: string;
let caseId: string;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["information-governance"], name: "Ida Officer" });
  coordinator = await anActor(db, p, { groups: { [p.jagId]: "coordinator" }, name: "Cora Dinator" });
  [personId, caseId] = [uuid(), uuid()];
  const own = { partnership_id: p.partnershipId };
  const referralId = uuid();
  await insert(db, "person", {
    ...own, id: personId, reference: "P-26-0001", version: 1, given_names: "Canary", family_name: "Canary", name_folded: "c",
    birth_date: null, birth_date_basis: "unknown", area_words: null, created_at: NOW.toISOString(), created_by: coordinator.id,
  }); // prettier-ignore
  await insert(db, "referral", {
    ...own, id: referralId, reference: "R-26-0001", version: 1, group_id: p.jagId, subject_kind: "person", person_id: personId,
    person_role: "person-at-risk", referring_agency_id: p.councilId, received_on: "2026-03-01", reason: "r", lawful_basis: "l",
    status: "accepted", created_at: NOW.toISOString(), created_by: coordinator.id,
  }); // prettier-ignore
  await insert(db, "case_record", {
    ...own, id: caseId, reference: "CS-26-0001", version: 1, group_id: p.jagId, referral_id: referralId, subject_kind: "person",
    person_id: personId, status: "open", visibility: "standard", lead_agency_id: p.councilId, lead_user_id: null, opened_on: "2026-03-01",
    closed_on: null, risk_level: null, risk_person_id: null, risk_assessed_on: null, review_due_on: null, created_at: NOW.toISOString(),
  }); // prettier-ignore
  await insert(db, "case_link", {
    ...own, id: uuid(), case_id: caseId, person_id: personId, role: "person-at-risk", standing: null, from_day: "2026-03-01", until_day: null, version: 1,
  }); // prettier-ignore
  await log(
    db,
    { event: "case.viewed", objectId: caseId, objects: [{ kind: "person", id: personId }] },
    coordinator,
    NOW,
  );
});

const look = (kind: string, recordId: string, actor: Actor | null, search = "") =>
  get(loader, actor, { kind, recordId }, search) as Promise<Page>;

describe("who may ask who has seen a record", () => {
  test("nobody signed out", async () => {
    expect(await look("case", caseId, null)).toMatchObject({ init: { status: 401 } });
  });

  test("not a member, who sees the case", async () => {
    const member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
    expect(await look("case", caseId, member)).toMatchObject({ status: 403 });
  });

  test("not the coordinator of another group, nor anybody of another partnership: to them it does not exist", async () => {
    const elsewhere = await aPartnership(db);
    const strangers = [
      await anActor(db, p, { groups: { [p.youthJagId]: "coordinator" } }),
      await anActor(db, elsewhere, { groups: { [elsewhere.jagId]: "coordinator" } }),
      await anActor(db, elsewhere, { duties: ["information-governance"] }),
    ];
    for (const actor of strangers) {
      for (const [kind, id] of [["case", caseId], ["person", personId]] as const) expect(await look(kind, id, actor)).toMatchObject({ status: 404 }); // prettier-ignore
    }
  });

  test.each([
    ["case", () => uuid()],
    ["person", () => caseId],
    ["nonsense", () => caseId],
    ["Case", () => caseId],
    ["case", () => "1"],
  ])("nobody of a %s that there is not", async (kind, id) => {
    for (const actor of [officer, coordinator]) expect(await look(kind, id(), actor)).toMatchObject({ status: 404 });
  });
});

test("whoever sees the record learns who else has, and asking is logged under the record", async () => {
  const page = await look("person", personId, coordinator);
  expect(page).toMatchObject({ title: "P-26-0001", seesLog: false, next: null });
  expect(page.rows).toMatchObject([{ who: "Cora Dinator", what: "Looked at a case", when: "2 Mar 2026, 10:00" }]);
  expect(JSON.stringify(page)).not.toContain("Canary");
  await look("person", personId, coordinator);
  await expectAudit(
    db,
    [
      {
        event: "audit.record-viewed", category: "consultation", actor_id: coordinator.id, partnership_id: p.partnershipId,
        objects: [`person ${personId}`, `record-log ${personId}`],
      },
    ],
    1,
  ); // prettier-ignore
});

describe("of somebody in cases of several groups, whoever runs one of them", () => {
  let youthChair: Actor;
  let youth: string;
  let adults: string;
  const seen = async (actor: Actor) => (await look("person", personId, actor)).rows.map((row) => row.what).sort();
  const logged = (event: string, objects: { kind: string; id: string }[], kind = "case", id: string | null = null) =>
    log(
      db,
      { event, objectKind: kind, objectId: id, objects: [{ kind: "person", id: personId }, ...objects] },
      coordinator,
    );
  beforeEach(async () => {
    youthChair = await anActor(db, p, { groups: { [p.youthJagId]: "chair" } });
    ({ id: youth } = await aCase(db, p, { group_id: p.youthJagId, person_id: personId }));
    ({ id: adults } = await aCase(db, p, { group_id: p.adultsId, person_id: personId }));
  });

  test("learns what was done within their own, and with the person alone, and nothing of the others", async () => {
    await logged("risk.assessed", [{ kind: "risk-assessment", id: uuid() }], "case", youth);
    await logged("case.viewed", [{ kind: "person", id: await aPerson(db, p) }], "case", youth);
    await logged("person.viewed", [], "person", personId);
    await logged("person.part-added", [{ kind: "case", id: youth }], "person-marker", uuid());
    await logged("risk.corrected", [{ kind: "risk-assessment", id: uuid() }], "case", adults);
    await logged("risk.viewed", [], "case", adults);
    await logged("person.part-ended", [{ kind: "case", id: adults }], "person-marker", uuid());
    await logged("plan.step-added", [{ kind: "case", id: youth }, { kind: "case", id: adults }], "plan-step", uuid()); // prettier-ignore
    await logged("incident.viewed", [], "incident", uuid());
    await logged("case.closed", [], "case", uuid());
    const own = ["person.viewed", "person.part-added", "risk.assessed", "case.viewed"] as const;
    expect(await seen(youthChair)).toEqual(own.map((event) => EVENT_NAMES[event]).sort());
    expect(await seen(await anActor(db, p, { groups: { [p.adultsId]: "chair" } }))).not.toContain(
      EVENT_NAMES["risk.assessed"],
    );
    expect(await seen(officer)).toHaveLength(13);
  });

  test("learns no more by having broken the glass, nor of the referral of another group", async () => {
    const { referral_id } = await db.selectFrom("case_record").select("referral_id").where("id", "=", adults).executeTakeFirstOrThrow(); // prettier-ignore
    await logged("referral.accepted", [{ kind: "case", id: youth }], "referral", referral_id);
    await logged("risk.viewed", [], "case", adults);
    await aBrokenGlass(db, p, { caseId: adults, userId: youthChair.id, sessionId: youthChair.sessionId });
    expect(await seen(youthChair)).toEqual([]);
    expect(await seen(officer)).toHaveLength(4);
  });

  test("has whole pages of what is theirs to know", async () => {
    for (let i = 0; i < 60; i++) {
      await log(db, { event: "case.viewed", objectId: adults, objects: [{ kind: "person", id: personId }] }, coordinator); // prettier-ignore
      await log(db, { event: "risk.viewed", objectId: youth, objects: [{ kind: "person", id: personId }] }, coordinator); // prettier-ignore
    }
    const first = await look("person", personId, youthChair);
    const second = await look("person", personId, youthChair, first.next?.slice(first.next.indexOf("?")));
    expect([first.rows.length, second.rows.length, second.next]).toEqual([50, 10, null]);
    const all = [...first.rows, ...second.rows];
    expect(new Set(all.map((row) => row.what))).toEqual(new Set([EVENT_NAMES["risk.viewed"]]));
    expect(new Set(all.map((row) => row.id)).size).toBe(60);
  });
});

test("asking who has seen a case is not taken for a look at the case", async () => {
  await look("case", caseId, coordinator);
  const views = await db.selectFrom("recent_view").select(["object_kind", "object_id"]).execute();
  expect(views).toEqual([{ object_kind: "record-log", object_id: caseId }]);
});

test("only the officer learns that somebody looked into the log about it", async () => {
  await look("case", caseId, officer);
  expect((await look("case", caseId, coordinator)).rows.map((row) => row.what)).toEqual(["Looked at a case"]);
  expect((await look("case", caseId, officer)).rows.map((row) => row.what)).toEqual([
    "Looked up who has seen a record",
    "Looked up who has seen a record",
    "Looked at a case",
  ]);
});

test("the officer may ask about any record of the partnership, and about what is left of an erased one", async () => {
  expect(await look("case", caseId, officer)).toMatchObject({ title: "CS-26-0001", seesLog: true });
  const gone = uuid();
  await log(db, { event: "case.viewed", objectId: gone }, coordinator);
  expect(await look("case", gone, officer)).toMatchObject({
    title: `case ${gone}`,
    rows: [{ what: "Looked at a case" }],
  });
  expect(await look("case", gone, coordinator)).toMatchObject({ status: 404 });
  expect(await look("user", coordinator.id, officer)).toMatchObject({ status: 404 });
  await log(db, { event: "user.viewed", objectKind: "user", objectId: coordinator.id }, { ...officer });
  expect(await look("user", coordinator.id, officer)).toMatchObject({ rows: [{ what: "Opened a user" }] });
});

test("pages follow each other by key", async () => {
  for (let i = 0; i < 60; i++)
    await log(db, { event: "case.viewed", objectId: caseId }, coordinator, addSeconds(NOW, i));
  const first = await look("case", caseId, coordinator);
  expect(first.rows.length).toBe(50);
  const second = await look("case", caseId, coordinator, first.next?.slice(first.next.indexOf("?")));
  expect(second.rows.length).toBe(11);
  expect(second.next).toBe(null);
  expect(new Set([...first.rows, ...second.rows].map((row) => row.id)).size).toBe(61);
});
