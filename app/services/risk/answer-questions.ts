import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { mayAssess } from "#app/domain/risk/assessment.ts";
import { LAWFUL_BASES } from "#app/domain/cases/lawful-basis.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { refuseQuestionDays, type RiskQuestions } from "#app/domain/risk/questions.form.ts";
import { type QuestionsAsked, questionsAsked } from "#app/domain/risk/questions-asked.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { insertRiskQuestions, unsafeFindRiskQuestions } from "#db/queries/risk-questions.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { caseAtRisk } from "./case-at-risk.ts";

type Context = { db: Executor; actor: Actor; now: Date };

/** The answers as they are now. Those before stay; answers that this form had not seen are shown first. */
export function answerQuestions({ db, actor, now }: Context, caseId: string, personId: string, q: RiskQuestions) {
  return inTransaction(db, async (trx) => {
    const found = await caseAtRisk(trx, actor, caseId);
    if (!found?.links.some((l) => l.personId === personId)) return { kind: "not-found" as const };
    if (!mayAssess(actor, found.record)) return { kind: "forbidden" as const };
    const { record } = found;
    const today = londonDay(now);
    const isUnknownBasis = q.sharingBasis !== null && !(LAWFUL_BASES as readonly string[]).includes(q.sharingBasis);
    const refusal =
      record.status === "closed"
        ? { field: null, message: "The case is closed" }
        : isUnknownBasis
          ? { field: "sharingBasis", message: "Select from the list" }
          : refuseQuestionDays(q, today);
    if (refusal) return { kind: "refused" as const, refusal };
    const before = await unsafeFindRiskQuestions(trx, caseId, personId);
    if ((before?.id ?? null) !== q.seen) return { kind: "changed" as const, newestId: before?.id ?? null };
    const answers = keptWhereNotAsked(q, before, questionsAsked(record, found.links, personId, today));
    await insertRiskQuestions(trx, {
      ...{ id: uuid(), partnership_id: actor.partnershipId, case_id: caseId, person_id: personId },
      ...answers,
      ...{ answered_by: actor.id, answered_at: now.toISOString() },
    });
    await insertAuditEvent(trx, actor, now, {
      category: before ? "alteration" : "collection",
      event: "risk.questions-answered",
      objectKind: "case",
      objectId: caseId,
      fields: Object.keys(answers),
      detail: { before: before ?? null, after: answers },
      restricted: record.visibility === "restricted",
      objects: [{ kind: "person", id: personId }],
    });
    return { kind: "done" as const };
  });
}

type Columns = Parameters<typeof insertRiskQuestions>[1];
type Before = Awaited<ReturnType<typeof unsafeFindRiskQuestions>>;

/** What the form did not ask, because of whom it is about, stays as it was. */
function keptWhereNotAsked(q: RiskQuestions, before: Before, asked: QuestionsAsked) {
  const risk = {
    ...{ mental_health: q.mentalHealth, substance_misuse: q.substanceMisuse, sharing_basis: q.sharingBasis },
    ...{ safeguarding: q.safeguarding, safeguarding_words: q.safeguardingWords },
    ...{ jag_referral: q.jagReferral, jag_words: q.jagWords },
  };
  const victim = { victim_first: q.victimFirst, victim_first_words: q.victimFirstWords };
  const adult = {
    ...{ care_needs: q.careNeeds, care_abuse: q.careAbuse, care_protect: q.careProtect },
    ...{ care_decided_by: q.careDecidedBy, care_concern_on: q.careConcernOn },
    ...{ care_decision: q.careDecision, care_decision_on: q.careDecisionOn, varm: q.varm, varm_words: q.varmWords },
  };
  const all = { ...risk, ...victim, ...adult };
  const given = { ...(asked.risk ? risk : {}), ...(asked.victim ? victim : {}), ...(asked.adult ? adult : {}) };
  const names = Object.keys(all) as (keyof typeof all)[];
  return Object.fromEntries(names.map((name) => [name, name in given ? all[name] : (before?.[name] ?? null)])) as Pick<
    Columns,
    keyof typeof all
  >;
}
