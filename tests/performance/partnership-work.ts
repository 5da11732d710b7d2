import { v7 as uuid } from "uuid";
import type { ReferralDecision } from "#app/domain/cases/referral-status.ts";
import type { RiskLevel } from "#app/domain/risk/levels.ts";
import type { Executor } from "#db/transaction.ts";
import type { Database } from "#db/types/database.ts";
import { aCase, anAction, aReferral, aUser, insert, type TestPartnership } from "../factories.ts";

export async function aDecision(
  db: Executor,
  p: TestPartnership,
  referralId: string,
  decision: ReferralDecision,
  decidedOn: string,
  more: { caseId?: string; correctsId?: string } = {},
) {
  const id = uuid();
  await insert(db, "referral_decision", {
    id, partnership_id: p.partnershipId, referral_id: referralId, decision, reason: "Test", decided_by: await aUser(db, p.councilId),
    decided_on: decidedOn, decided_at: `${decidedOn}T09:00:00.000Z`, case_id: more.caseId ?? null, corrects_id: more.correctsId ?? null,
  }); // prettier-ignore
  return id;
}

/** A referral received on a day, and what became of it. */
export async function referred(
  db: Executor,
  p: TestPartnership,
  {
    groupId = p.jagId,
    receivedOn,
    decision,
    decidedOn = receivedOn,
    risk,
    assessedOn = decidedOn,
    record = {},
  }: Referred,
) {
  const status = decision ?? "awaiting-decision";
  const referralId = await aReferral(db, p, { group_id: groupId, received_on: receivedOn, status });
  if (decision && decision !== "accepted") await aDecision(db, p, referralId, decision, decidedOn);
  if (decision !== "accepted") return { referralId, caseId: null, personId: null };
  const { person_id } = await db
    .selectFrom("referral")
    .select("person_id")
    .where("id", "=", referralId)
    .executeTakeFirstOrThrow();
  const opened = await aCase(db, p, {
    group_id: groupId,
    referral_id: referralId,
    person_id,
    opened_on: decidedOn,
    ...record,
  });
  await aDecision(db, p, referralId, decision, decidedOn, { caseId: opened.id });
  if (risk) await anAssessment(db, p, { caseId: opened.id, personId: opened.personId, level: risk, assessedOn });
  return { referralId, caseId: opened.id, personId: opened.personId };
}
type Referred = {
  groupId?: string;
  receivedOn: string;
  decision?: ReferralDecision;
  decidedOn?: string;
  risk?: RiskLevel;
  assessedOn?: string;
  record?: Partial<Database["case_record"]>;
};

type Assessed = { caseId: string; personId: string | null; level: RiskLevel; assessedOn: string; correctsId?: string };

export async function anAssessment(
  db: Executor,
  p: TestPartnership,
  { caseId, personId, level, assessedOn, correctsId }: Assessed,
) {
  const id = uuid();
  await insert(db, "risk_assessment", {
    id, partnership_id: p.partnershipId, case_id: caseId, person_id: personId ?? "", assessed_on: assessedOn, assessed_by: await aUser(db, p.councilId),
    recorded_at: `${assessedOn}T09:00:00.000Z`, reoffending: level, reoffending_reasons: "Test", harm_to_others: level, harm_to_others_reasons: "Test",
    harm_to_self: level, harm_to_self_reasons: "Test", overall: level, next_review_on: "2099-01-01", corrects_id: correctsId ?? null,
  }); // prettier-ignore
  return id;
}

/**
 * A year's work: Quarter 2 2026/27 with rows of every measure in two groups, some of it restricted, and before and after
 * it what must not be counted.
 */
export async function aYearsWork(db: Executor, p: TestPartnership) {
  const youth = p.youthJagId;
  const high = await referred(db, p, {
    receivedOn: "2026-07-01",
    decision: "accepted",
    decidedOn: "2026-07-08",
    risk: "high",
  });
  const veryHigh = await referred(db, p, {
    receivedOn: "2026-09-30",
    decision: "accepted",
    decidedOn: "2026-10-01",
    risk: "very-high",
  });
  const restricted = await referred(db, p, {
    ...{ receivedOn: "2026-08-01", decision: "accepted", risk: "medium", record: { visibility: "restricted" } },
  });
  const young = await referred(db, p, { groupId: youth, receivedOn: "2026-08-02", decision: "accepted", risk: "high" });
  await referred(db, p, { groupId: youth, receivedOn: "2026-08-03", decision: "accepted" });
  await referred(db, p, { receivedOn: "2026-08-04", decision: "declined" });
  await referred(db, p, { groupId: youth, receivedOn: "2026-08-05", decision: "withdrawn" });
  await referred(db, p, { receivedOn: "2026-09-01" });
  await referred(db, p, { groupId: youth, receivedOn: "2026-09-02" });
  // In the year, before the quarter.
  const spring = await referred(db, p, { receivedOn: "2026-06-30", decision: "accepted", risk: "low" });
  await referred(db, p, {
    ...{
      receivedOn: "2026-05-01",
      decision: "accepted",
      risk: "low",
      record: { status: "closed", closed_on: "2026-09-30" },
    },
  });
  // Before the year, and after the quarter.
  await referred(db, p, { receivedOn: "2026-03-31", decision: "declined", decidedOn: "2026-03-31" });
  await referred(db, p, { receivedOn: "2026-10-01", decision: "accepted", risk: "high" });

  const action = (changes: Partial<Database["action"]>) =>
    anAction(db, p, {
      case_id: high.caseId,
      raised_on: "2026-07-10",
      original_due_on: "2026-08-10",
      due_on: "2026-08-10",
      ...changes,
    });
  const done = (finished_on: string, more: Partial<Database["action"]> = {}) =>
    action({ status: "done", finished_on, outcome: "Done", ...more });
  await done("2026-08-10");
  await done("2026-08-11", { due_on: "2026-08-20", case_id: restricted.caseId });
  await done("2026-08-21", { due_on: "2026-08-20", case_id: young.caseId });
  await done("2026-06-30", {
    case_id: spring.caseId,
    raised_on: "2026-06-01",
    original_due_on: "2026-06-30",
    due_on: "2026-06-30",
  });
  await action({ status: "not-done", finished_on: "2026-09-30" });
  await done("2026-10-01"); // overdue and open on 30 September
  await action({}); // overdue still
  await action({ case_id: young.caseId, due_on: "2026-09-30" }); // due on the day itself
  await action({ status: "on-hold", hold_until: "2026-10-31", case_id: restricted.caseId });
  await action({ status: "on-hold", hold_until: "2026-09-29", case_id: veryHigh.caseId });
  await action({ context: "group", group_id: youth, case_id: null, due_on: "2026-12-01" });
  await action({ context: "plan", case_id: null, group_id: null });
  await action({ raised_on: "2026-10-01" });
  return { high, veryHigh, restricted, young, spring };
}
