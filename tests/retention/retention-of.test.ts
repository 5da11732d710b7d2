import { beforeEach, describe, expect, test } from "vitest";
import { v7 as uuid } from "uuid";
import type { RetentionKind } from "#app/domain/retention/kinds.ts";
import { retentionOf } from "#app/services/retention/retention-of.ts";
import { inTransaction, type Executor } from "#db/transaction.ts";
import type { Database } from "#db/types/database.ts";
import {
  aCase,
  aCaseOutcome,
  anIncident,
  anIncidentPerson,
  anIntervention,
  aPartnership,
  aPerson,
  aReferral,
  aReport,
  aRespondent,
  aUser,
  insert,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";
import { aRightsRequest } from "../support/rights.ts";

const TODAY = "2026-11-27";
let db: Executor;
let p: TestPartnership;
let userId: string;

beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  userId = await aUser(db, p.councilId);
});

const of = (kind: RetentionKind, id: string) => retentionOf(db, p.partnershipId, { kind, id }, TODAY);

async function aClosedCase(
  closedOn: string,
  changes: Partial<Database["case_record"]> = {},
  closing: Partial<Database["case_closure"]> = {},
) {
  const made = await aCase(db, p, { status: "closed", opened_on: "2005-01-01", closed_on: closedOn, ...changes });
  await insert(db, "case_closure", {
    id: uuid(), partnership_id: p.partnershipId, case_id: made.id, outcome_id: await aCaseOutcome(db, p), reason: "Done", closed_on: closedOn,
    risk_level: null, risk_assessed_on: null, not_assessed_reason: "Old", actions_kept: 0, actions_ended: 0, order_in_force: 0, order_until: null,
    appeal: 0, litigation: 0, inquiry: 0, holds_note: null, review_on: null, review_rule: "adult", closed_by: userId, closed_at: `${closedOn}T10:00:00.000Z`,
    ...closing,
  }); // prettier-ignore
  return made;
}

async function aHold(kind: RetentionKind, id: string, changes: Partial<Database["retention_hold"]> = {}) {
  await insert(db, "retention_hold", {
    id: uuid(), partnership_id: p.partnershipId, record_kind: kind, record_id: id, ground: "litigation", words: "A claim against the council",
    placed_on: "2026-01-01", placed_by: userId, review_on: "2027-01-01", version: 1, ...changes,
  }); // prettier-ignore
}

async function aProblem(changes: Partial<Database["problem"]> = {}) {
  const id = uuid();
  await insert(db, "problem", {
    id, partnership_id: p.partnershipId, reference: `PR-${id}`, version: 1, title: "Noise", opened_on: "2019-01-01",
    created_at: "2019-01-01T10:00:00.000Z", ...changes,
  }); // prettier-ignore
  return id;
}

describe("a case", () => {
  test("open: no day; closed: six years from the closing that stands", async () => {
    const open = await aCase(db, p);
    expect(await of("case", open.id)).toMatchObject({ rule: "open", reviewOn: null, heldBy: [] });
    const { id } = await aClosedCase("2020-05-03");
    expect(await of("case", id)).toMatchObject({
      ...{ rule: "adult", reviewOn: "2026-05-03", heldBy: [], proposed: "anonymise" },
      working: "Closed on 3 May 2020, and 6 years",
    });
  });

  test("another partnership has none", async () => {
    const { id } = await aClosedCase("2020-05-03");
    const other = await aPartnership(db);
    expect(await retentionOf(db, other.partnershipId, { kind: "case", id }, TODAY)).toBeUndefined();
  });

  test("the settings of the closing day count, and not those of today", async () => {
    const change = {
      partnership_id: p.partnershipId,
      key: "retention.case-years",
      reason: "Agreed",
      recorded_by: userId,
    };
    await insert(db, "setting_change", { id: uuid(), ...change, value: "8", from_day: "2021-01-01", recorded_at: "2021-01-01T10:00:00.000Z" }); // prettier-ignore
    const [before, after] = [await aClosedCase("2020-12-31"), await aClosedCase("2021-01-01")];
    expect((await of("case", before.id))?.reviewOn).toBe("2026-12-31");
    expect((await of("case", after.id))?.reviewOn).toBe("2029-01-01");
  });

  test.each([
    ["itself", "case"],
    ["its subject", "person"],
    ["its referral", "referral"],
  ] as const)("is held by a hold on %s", async (_name, kind) => {
    const made = await aClosedCase("2010-05-03");
    await aHold(kind, { case: made.id, person: made.personId ?? "", referral: made.referralId ?? "" }[kind]);
    const found = await of("case", made.id);
    expect(found?.reviewOn).toBeNull();
    expect(found?.heldBy.map(({ ground }) => ground)).toEqual(["litigation"]);
  });

  test("a hold that has ended holds nothing", async () => {
    const { id } = await aClosedCase("2010-05-03");
    await aHold("case", id, { ended_on: "2026-02-01", ended_by: userId, ended_reason: "Settled" });
    expect((await of("case", id))?.reviewOn).toBe("2016-05-03");
  });

  test("what was said at its closing holds it, until a hold on that ground has been placed and ended", async () => {
    const { id } = await aClosedCase("2010-05-03", {}, { litigation: 1 });
    expect((await of("case", id))?.heldBy).toMatchObject([{ ground: "litigation" }]);
    await aHold("case", id, { ended_on: "2026-02-01", ended_by: userId, ended_reason: "Settled" });
    expect((await of("case", id))?.heldBy).toEqual([]);
  });

  test("another open case of the same person holds it, also under a record that was merged", async () => {
    const made = await aClosedCase("2010-05-03");
    const twin = await aPerson(db, p, { merged_into_id: made.personId });
    const open = await aCase(db, p, { person_id: twin });
    expect((await of("case", made.id))?.heldBy).toMatchObject([{ ground: "linked-case" }]);
    await inTransaction(db, (trx) =>
      trx
        .updateTable("case_record")
        .set({ status: "closed", closed_on: "2026-03-01" })
        .where("id", "=", open.id)
        .execute(),
    );
    expect((await of("case", made.id))?.reviewOn).toBe("2016-05-03");
  });

  test("an order in force holds it; ended, it counts from there", async () => {
    const { id } = await aClosedCase("2018-05-03");
    const order = { kind: "injunction", tier: "civil", case_id: id, issued_on: "2018-01-01" } as const;
    const orderId = await anIntervention(db, p, { ...order, until_day: "2027-01-01" });
    expect((await of("case", id))?.heldBy).toMatchObject([{ ground: "order" }]);
    await inTransaction(db, (trx) =>
      trx
        .updateTable("intervention")
        .set({ ended_on: "2021-06-01", end_kind: "discharged", end_reason: "Court" })
        .where("id", "=", orderId)
        .execute(),
    );
    expect(await of("case", id)).toMatchObject({ rule: "order", reviewOn: "2027-06-01" });
  });

  test("somebody asks about its subject: held while the request is open", async () => {
    const made = await aClosedCase("2010-05-03");
    await aRightsRequest(db, p, { person_id: made.personId });
    expect((await of("case", made.id))?.heldBy).toMatchObject([{ ground: "request" }]);
    expect((await of("person", made.personId ?? ""))?.reviewOn).toBeNull();
  });

  test("a child of then is reviewed at 18", async () => {
    const person_id = await aPerson(db, p, { birth_date: "2003-02-01" });
    const { id } = await aClosedCase("2020-05-03", { person_id });
    expect(await of("case", id)).toMatchObject({ rule: "child", reviewOn: "2021-02-01", keptUntil: "2023-05-03", isChild: true }); // prettier-ignore
  });
});

describe("an incident", () => {
  test("six years from its last day; 29 February to 28 February", async () => {
    expect((await of("incident", await anIncident(db, p, { latest_day: "2020-02-29" })))?.reviewOn).toBe("2026-02-28");
  });

  test("held by an open problem, an open case and a held person; never before a closed case", async () => {
    const problem = await aProblem();
    const ofProblem = await anIncident(db, p, { latest_day: "2019-03-01", problem_id: problem });
    expect((await of("incident", ofProblem))?.heldBy).toMatchObject([{ ground: "linked-case" }]);

    const inCase = await anIncident(db, p, { latest_day: "2018-03-01" });
    const { id: caseId } = await aClosedCase("2024-05-03");
    const link = { partnership_id: p.partnershipId, shows_reporter: 0 as const, linked_at: "2019-01-01T10:00:00.000Z" };
    await insert(db, "incident_case", { incident_id: inCase, case_id: caseId, ...link });
    expect(await of("incident", inCase)).toMatchObject({ rule: "linked-later", reviewOn: "2030-05-03" });
    await insert(db, "incident_case", { incident_id: inCase, case_id: (await aCase(db, p)).id, ...link });
    expect((await of("incident", inCase))?.reviewOn).toBeNull();

    const named = await anIncident(db, p, { latest_day: "2018-03-01" });
    const person_id = await aPerson(db, p);
    await anIncidentPerson(db, p, { incident_id: named, person_id });
    await aHold("person", person_id, { ground: "inquiry" });
    expect((await of("incident", named))?.heldBy).toMatchObject([{ ground: "inquiry" }]);
  });

  test("a report goes with the last of its incidents, and its hold keeps them", async () => {
    const first = await anIncident(db, p, { latest_day: "2018-03-01" });
    const last = await anIncident(db, p, { latest_day: "2020-03-01" });
    const report = await aReport(db, p, [first, last]);
    expect(await of("report", report)).toMatchObject({ rule: "last-incident", reviewOn: "2026-03-01" });
    expect(await of("report", await aReport(db, p, [], { reported_on: "2019-04-05" }))).toMatchObject({
      rule: "reported",
      reviewOn: "2025-04-05",
    });
    await aHold("report", report);
    expect((await of("incident", first))?.reviewOn).toBeNull();
  });
});

test("a problem, a referral that became no case, and one that did", async () => {
  expect((await of("problem", await aProblem()))?.rule).toBe("open");
  expect((await of("problem", await aProblem({ closed_on: "2020-01-01" })))?.reviewOn).toBe("2026-01-01");

  const waiting = await aReferral(db, p);
  expect(await of("referral", waiting)).toMatchObject({ rule: "open", reviewOn: null });
  const declined = await aReferral(db, p, { status: "declined" });
  await insert(db, "referral_decision", {
    ...{ id: uuid(), partnership_id: p.partnershipId, referral_id: declined, decision: "declined", reason: "No" },
    ...{ decided_on: "2022-01-31", decided_at: "2022-01-31T10:00:00.000Z", decided_by: userId },
  });
  expect(await of("referral", declined)).toMatchObject({ rule: "decision", reviewOn: "2025-01-31" });

  const { referralId } = await aClosedCase("2020-05-03");
  expect(await of("referral", referralId ?? "")).toMatchObject({ rule: "with-case", reviewOn: "2026-05-03" });
});

test("an intervention without a case: a letter from its day, an order from its end, in force never", async () => {
  const letter = await anIntervention(db, p, { issued_on: "2020-03-02" });
  expect(await of("intervention", letter)).toMatchObject({ rule: "given", reviewOn: "2023-03-02" });
  const order = {
    kind: "injunction",
    tier: "civil",
    issued_on: "2018-01-01",
  } as never as Database["intervention"];
  const ended = await anIntervention(db, p, { ...order, until_day: "2019-12-31" });
  expect(await of("intervention", ended)).toMatchObject({ rule: "order-ended", reviewOn: "2025-12-31" });
  const inForce = await anIntervention(db, p, { ...order, until_day: null });
  await aRespondent(db, p, inForce);
  expect(await of("intervention", inForce)).toMatchObject({ rule: "open", reviewOn: null });
});

test("a person: due at once when nothing names them, otherwise the latest day of what does", async () => {
  const nobody = await aPerson(db, p, { created_at: "2026-01-05T09:00:00.000Z" });
  expect(await of("person", nobody)).toMatchObject({ rule: "names-nobody", reviewOn: "2026-01-05", heldBy: [] });
  const { personId } = await aClosedCase("2020-05-03");
  const incident_id = await anIncident(db, p, { latest_day: "2021-07-01" });
  await anIncidentPerson(db, p, { incident_id, person_id: personId ?? "" });
  expect(await of("person", personId ?? "")).toMatchObject({ rule: "last-link", reviewOn: "2027-07-01" });
  await aCase(db, p, { person_id: personId });
  expect((await of("person", personId ?? ""))?.reviewOn).toBeNull();
});

test("a request from its closure", async () => {
  const open = await aRightsRequest(db, p);
  expect((await of("rights-request", open))?.rule).toBe("open");
  const closed = await aRightsRequest(db, p, { status: "closed", outcome: "granted", closed_on: "2023-11-27" });
  expect((await of("rights-request", closed))?.reviewOn).toBe("2026-11-27");
});
