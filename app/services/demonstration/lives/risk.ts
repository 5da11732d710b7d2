import { asAsked, asksOf } from "#app/domain/risk/asked-of.ts";
import type { Assessment } from "#app/domain/risk/assess-risk.form.ts";
import { caseRisk, inForce, newestOfEach } from "#app/domain/risk/assessment.ts";
import { isHigh, RISK_LEVELS, type RiskDomain, type RiskLevel } from "#app/domain/risk/levels.ts";
import { decideAssessment } from "#app/domain/risk/new-assessment.ts";
import type { Occasion } from "#app/domain/risk/occasions.ts";
import { asksAsBefore, reviewDays, roleReviewOn } from "#app/domain/risk/reviews.ts";
import { SIGN_LISTS, type SignList } from "#app/domain/risk/signs.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { at } from "../world.ts";
import { type By, type Case } from "./case.ts";
import type { Desk } from "./desk.ts";
import type { Someone } from "./people.ts";

export type Levels = Record<RiskDomain, RiskLevel>;
export type Assessed = By & {
  person: Someone;
  levels: Levels;
  reasons: Record<RiskDomain, string>;
  occasion: Occasion;
  levelReason?: string;
  factors: readonly string[];
  protective: string;
  strengths?: string;
  ownView?: string;
  signs?: Partial<Record<SignList, readonly string[]>>;
  nextReviewOn?: string;
};
const NO_SIGNS = Object.fromEntries(Object.keys(SIGN_LISTS).map((list) => [list, []])) as unknown as Record<SignList, string[]>; // prettier-ignore

/** An assessment of one person by the product's own rules. Gives its id, and whether a lower level waits to be confirmed. */
export function assess(desk: Desk, kase: Case, told: Assessed) {
  const { ledger } = desk;
  const { day, by, person } = told;
  const now = at(day, "15:30");
  const record = { status: "open", personId: kase.subject?.id ?? null, groupKind: kase.group.kind };
  const links = kase.links.map((l) => ({ personId: l.person.id, role: l.row.role, birthDate: l.person.birthDate }));
  const a = asAsked(formOf(desk, told), asksOf(record, links, person.id, day));
  const facts = { record, links, assessments: kase.assessments, today: day, settings: desk.settings };
  const decided = decideAssessment(a, { ...facts, openFactorIds: new Set(a.factors) });
  if ("refusal" in decided) throw new Error(`${kase.group.name}, ${day}: ${decided.refusal.message}`);
  const id = ledger.id(now);
  const shared = { partnership_id: ledger.world.partnershipId };
  ledger.add("risk_assessment", {
    ...{ ...shared, id, case_id: kase.id, person_id: person.id, assessed_on: day, assessed_by: ledger.hand(by).id },
    ...{ recorded_at: now.toISOString(), reoffending: a.reoffending, reoffending_reasons: a.reoffendingReasons },
    ...{ harm_to_others: a.harmToOthers, harm_to_others_reasons: a.harmToOthersReasons },
    ...{ harm_to_self: a.harmToSelf, harm_to_self_reasons: a.harmToSelfReasons },
    ...{ overall: decided.counts, proposed: decided.proposed, level_reason: a.levelReason, occasion: a.occasion },
    ...{ protective_factors: a.protectiveFactors, strengths: a.strengths, own_view: a.ownView },
    ...{ next_review_on: decided.nextReviewOn, corrects_id: null, correction_reason: null },
  });
  ledger.add("risk_assessment_factor", ...a.factors.map((factor_id) => ({ ...shared, assessment_id: id, factor_id })));
  for (const list of Object.keys(SIGN_LISTS) as SignList[])
    ledger.add("risk_assessment_sign", ...a[list].map((sign) => ({ ...shared, assessment_id: id, list, sign })));
  kase.assessments.push({
    ...{ id, personId: person.id, overall: decided.counts, proposed: decided.proposed, decision: null },
    ...{ assessedOn: day, nextReviewOn: decided.nextReviewOn, correctsId: null },
  });
  kase.levels = told.levels;
  const before = kase.row.risk_level;
  refresh(desk, kase, day, now);
  ledger.log(by, now, {
    ...{ category: "collection", event: decided.proposed ? "risk.lowering-proposed" : "risk.assessed" },
    ...{ objectKind: "case", objectId: kase.id, fields: Object.keys(a) },
    detail: { after: { ...a, ...decided }, before: { level: before } },
    objects: [{ kind: "person", id: person.id }, { kind: "risk-assessment", id }],
  }); // prettier-ignore
  return { id, isProposed: decided.proposed !== null };
}

function formOf(desk: Desk, told: Assessed): Assessment {
  const { person, day, levels, reasons } = told;
  return {
    ...{ personId: person.id, seen: null, correctsId: null, correctionReason: null, assessedOn: day },
    ...{ occasion: told.occasion, ...levels, reoffendingReasons: reasons.reoffending },
    ...{ harmToOthersReasons: reasons.harmToOthers, harmToSelfReasons: reasons.harmToSelf, chosen: null },
    ...{ levelReason: told.levelReason ?? null, factors: told.factors.map((name) => desk.idOf("factors", name)) },
    ...{ protectiveFactors: told.protective, strengths: told.strengths ?? null, ownView: told.ownView ?? null },
    ...{ ...NO_SIGNS, ...(told.signs as Partial<Record<SignList, string[]>>), nextReviewOn: told.nextReviewOn ?? null },
  };
}

/** What stands beside the case is made again of all that has been assessed, as refreshCaseRisk does. */
function refresh(
  desk: Desk,
  kase: Case,
  day: string,
  now: Date,
  reviewed: { supervisor?: string; manager?: string } = {},
) {
  const { ledger, settings } = desk;
  const { row } = kase;
  const risk = caseRisk(kase.assessments);
  if (!risk) return;
  const dueOf = (role: "supervisor" | "manager", due: string | null) => {
    const last = reviewed[role];
    if (!last && due !== null && asksAsBefore(row.risk_level ?? null, risk.level, role, settings)) return due;
    return roleReviewOn(risk.level, role, { due: last ? null : due, from: last ?? risk.assessedOn }, settings);
  };
  const isChange = risk.level !== row.risk_level || risk.proposed !== row.risk_proposed;
  const supervisor = dueOf("supervisor", row.supervisor_review_due_on ?? null);
  const manager = dueOf("manager", row.manager_review_due_on ?? null);
  Object.assign(row, {
    ...{ risk_level: risk.level, risk_proposed: risk.proposed, risk_person_id: risk.personId },
    ...{ risk_assessed_on: risk.assessedOn, supervisor_review_due_on: supervisor, manager_review_due_on: manager },
    review_due_on: [risk.reviewDueOn, kase.placeReviewOn].filter((due) => due !== null).sort()[0] ?? null,
  });
  row.version += 1;
  if (!isChange) return;
  ledger.add("case_risk_change", {
    ...{ id: ledger.id(now), partnership_id: ledger.world.partnershipId, case_id: kase.id, level: risk.level },
    ...{ proposed: risk.proposed, person_id: risk.personId, on_day: day, recorded_at: now.toISOString() },
  });
}

type Answer = By & { assessmentId: string; decision: "confirmed" | "refused" | "signed-off"; reason: string | null };

/** What a second person says of a lower level, or the supervisor of a High. */
export function answerAssessment(desk: Desk, kase: Case, { day, by, assessmentId, decision, reason }: Answer) {
  const { ledger } = desk;
  const now = at(day, "16:40");
  ledger.add("risk_decision", {
    ...{ id: ledger.id(now), partnership_id: ledger.world.partnershipId, case_id: kase.id, decision, reason },
    ...{ assessment_id: assessmentId, victim_assessment_id: null, sitting_id: null },
    ...{ decided_by: ledger.hand(by).id, decided_at: now.toISOString() },
  });
  const about = kase.assessments.find(({ id }) => id === assessmentId);
  if (about && decision !== "signed-off") about.decision = decision;
  refresh(desk, kase, day, now, decision === "signed-off" ? { supervisor: day } : {});
  const event = {
    confirmed: "risk.lowering-confirmed",
    refused: "risk.lowering-refused",
    "signed-off": "risk.signed-off",
  };
  ledger.log(by, now, {
    ...{ category: "alteration", event: event[decision], objectKind: "case", objectId: kase.id },
    ...{ fields: ["decision", ...(reason ? ["reason"] : [])], detail: { after: { decision, reason } } },
    objects: [
      ...(about ? [{ kind: "person", id: about.personId }] : []),
      { kind: "risk-assessment", id: assessmentId },
    ],
  }); // prettier-ignore
}

/** The supervisor or a manager has looked at the case again. */
function reviewCase(
  desk: Desk,
  kase: Case,
  { day, by, role, words }: By & { role: "supervisor" | "manager"; words: string },
) {
  const { ledger } = desk;
  const now = at(day, "16:50");
  ledger.add("risk_review", {
    ...{ id: ledger.id(now), partnership_id: ledger.world.partnershipId, case_id: kase.id, reviewer_role: role, words },
    ...{ level: kase.row.risk_level ?? null, reviewed_on: day, reviewed_by: ledger.hand(by).id },
    recorded_at: now.toISOString(),
  });
  refresh(desk, kase, day, now, { [role]: day });
  ledger.log(by, now, {
    ...{ category: "collection", event: "risk.reviewed", objectKind: "case", objectId: kase.id },
    ...{ fields: ["words"], detail: { after: { role, words } } },
  });
}

/** The chair of the group, or the manager, makes the review that they owe by that day. */
export function reviewWhereDue(desk: Desk, kase: Case, day: string, words: string) {
  const due = kase.row.manager_review_due_on;
  const { chair, members } = kase.group;
  const by = (["manager", chair] as const).find((key) => key !== null && members.includes(key) && key !== kase.supervisor); // prettier-ignore
  if (due && due <= day && by) reviewCase(desk, kase, { day, by, role: "manager", words });
}

type Answers = By & { person: Someone; mental: "yes" | "no" | "unknown"; substances: "yes" | "no" | "unknown"; safeguarding: string; adult?: boolean }; // prettier-ignore

/** What goes with a High: the questions, answered for whoever is assessed. */
export function answerQuestions(
  desk: Desk,
  kase: Case,
  { day, by, person, mental, substances, safeguarding, adult }: Answers,
) {
  const { ledger } = desk;
  const now = at(day, "15:45");
  const isChild = kase.group.kind === "youth-jag";
  const answers = {
    ...{ mental_health: mental, substance_misuse: substances, sharing_basis: "public-task" },
    safeguarding: isChild ? ("child-referral" as const) : adult ? ("adult-concern" as const) : ("not-met" as const),
    ...{ safeguarding_words: safeguarding, jag_referral: "referred" as const, jag_words: null },
    ...{ victim_first: null, victim_first_words: null },
    ...(adult
      ? {
          ...{ care_needs: "yes" as const, care_abuse: "yes" as const, care_protect: "unknown" as const },
          ...{ care_decided_by: null, care_concern_on: plusDays(day, -1), care_decision: "awaited" as const },
        }
      : {}),
  };
  ledger.add("risk_questions", {
    ...{ id: ledger.id(now), partnership_id: ledger.world.partnershipId, case_id: kase.id, person_id: person.id },
    ...{ ...answers, answered_by: ledger.hand(by).id, answered_at: now.toISOString() },
  });
  ledger.log(by, now, {
    ...{ category: "collection", event: "risk.questions-answered", objectKind: "case", objectId: kase.id },
    ...{ fields: Object.keys(answers), detail: { before: null, after: answers } },
    objects: [{ kind: "person", id: person.id }],
  });
}

/** Whether what a victim has been offered is answered, which a High waits for. */
export function offerVictimFirst(desk: Desk, kase: Case, person: Someone, answer: "yes" | "declined", { day, by }: By) {
  const { ledger } = desk;
  const now = at(day, "15:50");
  ledger.add("risk_questions", {
    ...{ id: ledger.id(now), partnership_id: ledger.world.partnershipId, case_id: kase.id, person_id: person.id },
    ...{ victim_first: answer, victim_first_words: null, answered_by: ledger.hand(by).id },
    answered_at: now.toISOString(),
  });
  ledger.log(by, now, {
    ...{ category: "collection", event: "risk.questions-answered", objectKind: "case", objectId: kase.id },
    ...{ fields: ["victim_first"], detail: { before: null, after: { victim_first: answer } } },
    objects: [{ kind: "person", id: person.id }],
  });
}

/** A place's level by the partnership's scale, from 1. */
export function assessPlace(
  desk: Desk,
  kase: Case,
  {
    day,
    by,
    rank,
    reasons,
    occasion,
    nextReviewOn,
  }: By & { rank: number; reasons: string; occasion: Occasion; nextReviewOn?: string },
) {
  const { ledger } = desk;
  const level = desk.levels.find((known) => known.rank === rank);
  if (!level) throw new Error(`The scale has no ${rank}`);
  const now = at(day, "15:30");
  const id = ledger.id(now);
  const next = occasion === "closure" ? null : (nextReviewOn ?? plusDays(day, level.reviewDays));
  ledger.add("location_assessment", {
    ...{ id, partnership_id: ledger.world.partnershipId, case_id: kase.id, level_id: level.id, level_name: level.name },
    ...{ level_rank: rank, reasons, occasion, assessed_on: day, assessed_by: ledger.hand(by).id },
    ...{ recorded_at: now.toISOString(), next_review_on: next, corrects_id: null, correction_reason: null },
  });
  kase.placeReviewOn = next;
  Object.assign(kase.row, { location_level_name: level.name, review_due_on: next });
  ledger.log(by, now, {
    ...{ category: "collection", event: "risk.location-assessed", objectKind: "case", objectId: kase.id },
    ...{ fields: ["levelId", "reasons"], detail: { after: { level: level.name, reasons, occasion } } },
  });
}

/** The level of the case in force, and the day by which the lead looks again. */
export function standingOf(desk: Desk, kase: Case) {
  const newest = newestOfEach(kase.assessments)[0];
  const level = newest ? inForce(newest) : null;
  return { level, isHigh: isHigh(level), days: level ? (reviewDays(level, "lead", desk.settings) ?? 90) : null };
}

/** Levels of the three domains of which the first is the highest: the others lie below it, by so many steps. */
export function levelsFrom(top: RiskLevel, lead: RiskDomain, below: readonly [number, number]): Levels {
  const rank = RISK_LEVELS.indexOf(top);
  const lower = (steps: number) => RISK_LEVELS[Math.max(0, rank - steps)] ?? top;
  const others = (["reoffending", "harmToOthers", "harmToSelf"] as const).filter((domain) => domain !== lead);
  const [one, two] = others as [RiskDomain, RiskDomain];
  return { [lead]: top, [one]: lower(below[0]), [two]: lower(below[1]) } as Levels;
}
