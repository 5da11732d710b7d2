import { type ExpressionBuilder, type RawBuilder, type SqlBool, sql } from "kysely";
import type { MeasureFilter, MeasureId, RiskColumn } from "#app/domain/performance/measures.ts";
import { NO_GROUP } from "#app/domain/performance/measures.ts";
import type { Period } from "#app/domain/performance/quarter.ts";
import type { Database } from "../types/database.ts";
import { importIsVisible } from "../visibility/imports.ts";
import { groupOfAction } from "./group-of-action.ts";
import { riskOfCaseOn, riskOfReferral } from "./measures/levels-on-day.ts";

// What each measure counts, said once: the numbers (performance.ts) and the rows behind them (figure-rows.ts) both use it.

type In<T extends keyof Database> = ExpressionBuilder<Database, T>;

export function receivedIn(partnershipId: string, { from, to }: Period) {
  return (eb: In<"referral">) =>
    eb.and([
      eb("referral.partnership_id", "=", partnershipId),
      eb("referral.received_on", ">=", from),
      eb("referral.received_on", "<=", to),
      // It counts as what it was passed on as.
      eb("referral.status", "<>", "redirected"),
    ]);
}

const DECISIONS = {
  "referrals-accepted": ["accepted"],
  "referrals-declined": ["declined"],
  "referrals-otherwise": ["redirected", "withdrawn"],
} as const;
export type DecisionMeasure = keyof typeof DECISIONS;

/** A decision that another corrects no longer counts. */
export function isUncorrectedDecision() {
  return sql<SqlBool>`not exists (select 1 from referral_decision as correction where correction.corrects_id = referral_decision.id)`;
}

/** The measure under which a decision counts. */
export function decisionMeasure(): RawBuilder<DecisionMeasure> {
  const whens = Object.entries(DECISIONS).map(
    ([measure, decisions]) =>
      sql`when referral_decision.decision in (${sql.join(decisions.map((d) => sql.lit(d)))}) then ${sql.lit(measure)}`,
  );
  return sql<DecisionMeasure>`case ${sql.join(whens, sql` `)} end`;
}

function decidedIn(partnershipId: string, { from, to }: Period, measure: DecisionMeasure) {
  return (eb: In<"referral">) =>
    eb.and([
      eb("referral.partnership_id", "=", partnershipId),
      eb(
        "referral.id",
        "in",
        eb
          .selectFrom("referral_decision")
          .select("referral_decision.referral_id")
          .where("referral_decision.partnership_id", "=", partnershipId)
          .where("referral_decision.decided_on", ">=", from)
          .where("referral_decision.decided_on", "<=", to)
          .where("referral_decision.decision", "in", DECISIONS[measure])
          .where(isUncorrectedDecision()),
      ),
    ]);
}

/** Received by that day and decided later or not at all. */
export function awaitingOn(partnershipId: string, day: string) {
  return (eb: In<"referral">) =>
    eb.and([
      eb("referral.received_on", "<=", day),
      eb(
        "referral.id",
        "in",
        eb
          .selectFrom("referral as waiting")
          .select("waiting.id")
          .where("waiting.partnership_id", "=", partnershipId)
          .where("waiting.status", "=", "awaiting-decision")
          .unionAll(
            eb
              .selectFrom("referral_decision as later")
              .select("later.referral_id as id")
              .where("later.partnership_id", "=", partnershipId)
              .where("later.decided_on", ">", day),
          ),
      ),
      eb.not(
        eb.exists(
          eb
            .selectFrom("referral_decision as earlier")
            .select("earlier.id")
            .whereRef("earlier.referral_id", "=", "referral.id")
            .where("earlier.decided_on", "<=", day),
        ),
      ),
      // Until that day it waited in the group that passed it on.
      eb.not(
        eb.exists(
          eb
            .selectFrom("referral_decision as passed")
            .select("passed.id")
            .whereRef("passed.referral_id", "=", "referral.redirected_from_id")
            .where("passed.decided_on", ">", day),
        ),
      ),
    ]);
}

export function caseOpenOn(partnershipId: string, day: string) {
  return (eb: In<"case_record">) =>
    eb.or([
      eb.and([
        eb("case_record.partnership_id", "=", partnershipId),
        eb("case_record.status", "in", ["open", "on-hold"]),
        eb("case_record.opened_on", "<=", day),
        importIsVisible("case_record.import_batch_id")(),
      ]),
      eb.and([
        eb("case_record.partnership_id", "=", partnershipId),
        eb("case_record.status", "=", "closed"),
        eb("case_record.opened_on", "<=", day),
        eb("case_record.closed_on", ">", day),
        importIsVisible("case_record.import_batch_id")(),
      ]),
    ]);
}

export function finishedIn(partnershipId: string, { from, to }: Period) {
  return (eb: In<"action">) =>
    eb.and([
      eb("action.partnership_id", "=", partnershipId),
      eb("action.finished_on", ">=", from),
      eb("action.finished_on", "<=", to),
    ]);
}

/** The twin of finishedAs in app/domain/performance/action-outcomes.ts; a test compares the two. */
export function finishedAsSql() {
  return sql<MeasureId>`case when action.status <> 'done' then 'actions-not-done'
    when action.finished_on <= action.original_due_on then 'actions-on-time'
    when action.finished_on <= action.due_on then 'actions-late-agreed' else 'actions-late' end`;
}

/** The twin of wasOpenOn. Two searches by index, where an "or" would read every action of the partnership. */
export function actionOpenOn(partnershipId: string, day: string) {
  return (eb: In<"action">) =>
    eb(
      "action.id",
      "in",
      eb
        .selectFrom("action as unfinished")
        .select("unfinished.id")
        .where("unfinished.partnership_id", "=", partnershipId)
        .where("unfinished.finished_on", "is", null)
        .where("unfinished.raised_on", "<=", day)
        .unionAll(
          eb
            .selectFrom("action as later")
            .select("later.id")
            .where("later.partnership_id", "=", partnershipId)
            .where("later.finished_on", ">", day)
            .where("later.raised_on", "<=", day),
        ),
    );
}

/** The twin of wasOverdueOn, for actions that were open on the day. */
export function wasOverdueSql(day: string) {
  return sql<SqlBool>`(action.due_on < ${day} and (action.status <> 'on-hold' or action.hold_until < ${day}))`;
}

/** One number: a measure over its days or on its day, and which part of it. */
export type Asked<M extends MeasureId = MeasureId> = { measure: M; period: Period; day: string; filter: MeasureFilter };
type ReferralMeasure = Extract<MeasureId, `referrals-${string}`>;
type ActionMeasure = Extract<MeasureId, `actions-${string}`>;

export function referralsBehind(partnershipId: string, { measure, period, day, filter }: Asked<ReferralMeasure>) {
  const counted =
    measure === "referrals-received"
      ? receivedIn(partnershipId, period)
      : measure === "referrals-awaiting"
        ? awaitingOn(partnershipId, day)
        : decidedIn(partnershipId, period, measure);
  return (eb: In<"referral">) =>
    eb.and([counted(eb), isOfGroup(sql`referral.group_id`, filter), isOfRisk(riskOfReferral(), filter)]);
}

export function casesBehind(partnershipId: string, { day, filter }: Asked) {
  return (eb: In<"case_record">) =>
    eb.and([
      caseOpenOn(partnershipId, day)(eb),
      isOfGroup(sql`case_record.group_id`, filter),
      isOfRisk(riskOfCaseOn(day), filter),
    ]);
}

export function actionsBehind(partnershipId: string, { measure, period, day, filter }: Asked<ActionMeasure>) {
  return (eb: In<"action">) => {
    const ofGroup = isOfGroup(groupOfAction(), filter);
    if (measure === "actions-open") return eb.and([actionOpenOn(partnershipId, day)(eb), ofGroup]);
    if (measure === "actions-overdue")
      return eb.and([actionOpenOn(partnershipId, day)(eb), wasOverdueSql(day), ofGroup]);
    return eb.and([finishedIn(partnershipId, period)(eb), sql<SqlBool>`${finishedAsSql()} = ${measure}`, ofGroup]);
  };
}

/** A cell's own group, "none" for no group; anything when the cell is of all of them. */
function isOfGroup(group: RawBuilder<string | null>, { group: wanted }: MeasureFilter) {
  if (wanted === undefined) return ANY;
  return wanted === NO_GROUP ? sql<SqlBool>`${group} is null` : sql<SqlBool>`${group} = ${wanted}`;
}

function isOfRisk(risk: RawBuilder<RiskColumn>, { risk: wanted }: MeasureFilter) {
  return wanted === undefined ? ANY : sql<SqlBool>`${risk} = ${wanted}`;
}

const ANY = sql<SqlBool>`1 = 1`;

export function isReferralMeasure(asked: Asked): asked is Asked<ReferralMeasure> {
  return asked.measure.startsWith("referrals-");
}

export function isActionMeasure(asked: Asked): asked is Asked<ActionMeasure> {
  return asked.measure.startsWith("actions-");
}
