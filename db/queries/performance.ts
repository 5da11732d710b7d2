import { sql } from "kysely";
import { type MeasureCount, type MeasureId, NO_GROUP } from "#app/domain/performance/measures.ts";
import type { Period } from "#app/domain/performance/quarter.ts";
import type { Executor } from "../transaction.ts";
import { groupOfAction } from "./group-of-action.ts";
import { riskOfCaseOn, riskOfReferral } from "./measures/levels-on-day.ts";
import {
  type Asked,
  actionOpenOn,
  actionsBehind,
  awaitingOn,
  casesBehind,
  caseOpenOn,
  decisionMeasure,
  finishedAsSql,
  finishedIn,
  isActionMeasure,
  isReferralMeasure,
  isUncorrectedDecision,
  receivedIn,
  referralsBehind,
  wasOverdueSql,
} from "./performance-measured.ts";

// Over the whole partnership, whoever asks: numbers, never rows (DESIGN 5).

type Counted = { groupId: string | null; count: number };

export async function countReferralsReceived(
  db: Executor,
  partnershipId: string,
  period: Period,
): Promise<MeasureCount[]> {
  const rows = await db
    .selectFrom((eb) =>
      eb
        .selectFrom("referral")
        .select(["referral.group_id as groupId", riskOfReferral().as("risk")])
        .where(receivedIn(partnershipId, period))
        .as("counted"),
    )
    .select((eb) => ["counted.groupId", "counted.risk", eb.fn.countAll<number>().as("count")])
    .groupBy(["counted.groupId", "counted.risk"])
    .execute();
  return rows.map((row) => ({ ...counted("referrals-received", row), risk: row.risk }));
}

export async function countDecisions(
  db: Executor,
  partnershipId: string,
  { from, to }: Period,
): Promise<MeasureCount[]> {
  const rows = await db
    .selectFrom("referral_decision")
    .innerJoin("referral", "referral.id", "referral_decision.referral_id")
    .select((eb) => [
      "referral.group_id as groupId",
      decisionMeasure().as("measure"),
      eb.fn.count<number>("referral.id").distinct().as("count"),
    ])
    .where("referral_decision.partnership_id", "=", partnershipId)
    .where("referral_decision.decided_on", ">=", from)
    .where("referral_decision.decided_on", "<=", to)
    .where(isUncorrectedDecision())
    .groupBy(["referral.group_id", decisionMeasure()])
    .execute();
  return rows.map((row) => counted(row.measure, row));
}

export async function countReferralsAwaiting(
  db: Executor,
  partnershipId: string,
  day: string,
): Promise<MeasureCount[]> {
  const rows = await db
    .selectFrom("referral")
    .select((eb) => ["referral.group_id as groupId", eb.fn.countAll<number>().as("count")])
    .where(awaitingOn(partnershipId, day))
    .groupBy("referral.group_id")
    .execute();
  return rows.map((row) => counted("referrals-awaiting", row));
}

export async function countCasesOpen(db: Executor, partnershipId: string, day: string): Promise<MeasureCount[]> {
  const rows = await db
    .selectFrom((eb) =>
      eb
        .selectFrom("case_record")
        .select(["case_record.group_id as groupId", riskOfCaseOn(day).as("risk")])
        .where(caseOpenOn(partnershipId, day))
        .as("counted"),
    )
    .select((eb) => ["counted.groupId", "counted.risk", eb.fn.countAll<number>().as("count")])
    .groupBy(["counted.groupId", "counted.risk"])
    .execute();
  return rows.map((row) => ({ ...counted("cases-open", row), risk: row.risk }));
}

export async function countActionsFinished(
  db: Executor,
  partnershipId: string,
  period: Period,
): Promise<MeasureCount[]> {
  const rows = await db
    .selectFrom((eb) =>
      eb
        .selectFrom("action")
        .select([groupOfAction().as("groupId"), finishedAsSql().as("measure")])
        .where(finishedIn(partnershipId, period))
        .as("counted"),
    )
    .select((eb) => ["counted.groupId", "counted.measure", eb.fn.countAll<number>().as("count")])
    .groupBy(["counted.groupId", "counted.measure"])
    .execute();
  return rows.map((row) => counted(row.measure, row));
}

/** Still open on the day, and how many of them overdue. */
export async function countActionsOpen(db: Executor, partnershipId: string, day: string): Promise<MeasureCount[]> {
  const rows = await db
    .selectFrom((eb) =>
      eb
        .selectFrom("action")
        .select([
          groupOfAction().as("groupId"),
          sql<number>`case when ${wasOverdueSql(day)} then 1 else 0 end`.as("overdue"),
        ])
        .where(actionOpenOn(partnershipId, day))
        .as("counted"),
    )
    .select((eb) => [
      "counted.groupId",
      eb.fn.countAll<number>().as("count"),
      eb.fn.sum<number>("counted.overdue").as("overdue"),
    ])
    .groupBy("counted.groupId")
    .execute();
  return rows.flatMap((row) => [
    counted("actions-open", row),
    counted("actions-overdue", { groupId: row.groupId, count: Number(row.overdue) }),
  ]);
}

function counted(measure: MeasureId, { groupId, count }: Counted): MeasureCount {
  return { measure, group: groupId ?? NO_GROUP, risk: null, count };
}

/** The first day of which there is anything to count, or null. */
export async function firstCountedDay(db: Executor, partnershipId: string): Promise<string | null> {
  const row = await db
    .selectFrom("referral")
    .select("referral.received_on as receivedOn")
    .where("referral.partnership_id", "=", partnershipId)
    .orderBy("referral.received_on")
    .limit(1)
    .executeTakeFirst();
  return row?.receivedOn ?? null;
}

/** The one number that a cell shows. */
export async function countBehind(db: Executor, partnershipId: string, asked: Asked): Promise<number> {
  const { count } = await counting(db, partnershipId, asked).executeTakeFirstOrThrow();
  return count;
}

function counting(db: Executor, partnershipId: string, asked: Asked) {
  if (isReferralMeasure(asked))
    return db.selectFrom("referral").select(all).where(referralsBehind(partnershipId, asked));
  if (isActionMeasure(asked)) return db.selectFrom("action").select(all).where(actionsBehind(partnershipId, asked));
  return db.selectFrom("case_record").select(all).where(casesBehind(partnershipId, asked));
}

const all = sql<number>`count(*)`.as("count");
