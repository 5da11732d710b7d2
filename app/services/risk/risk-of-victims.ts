import type { Actor } from "#app/domain/access/actor.ts";
import { fullName } from "#app/domain/people/person.ts";
import { newestOfEach, uncorrected } from "#app/domain/risk/assessment.ts";
import { readQuestionnaire } from "#app/domain/risk/questionnaire.ts";
import { bandInForce } from "#app/domain/risk/victim-assessment.ts";
import type { unsafeListLinks } from "#db/queries/cases.ts";
import { unsafeListQuestionsOfCases } from "#db/queries/high-risk-facts.ts";
import { unsafeListVictimAssessments } from "#db/queries/victim-assessments.ts";
import type { Executor } from "#db/transaction.ts";

type Link = Awaited<ReturnType<typeof unsafeListLinks>>[number];

/** Of each victim in a case that the caller has found visible: the band in force, with the questions as they were put. */
export async function riskOfVictims(db: Executor, actor: Actor, caseId: string, links: readonly Link[]) {
  const all = await unsafeListVictimAssessments(db, caseId);
  const newest = newestOfEach(uncorrected(all));
  const questions = await unsafeListQuestionsOfCases(db, [caseId]);
  const victims = new Map(links.filter((l) => l.role === "victim").map((l) => [l.personId, l]));
  return [...victims.values()].map((link) => {
    const v = newest.find((row) => row.personId === link.personId);
    const used = v && readQuestionnaire(v.questionnaire);
    const answers = v ? (JSON.parse(v.answers) as number[]) : [];
    const triggers = v ? (JSON.parse(v.triggers) as number[]) : [];
    return {
      personId: link.personId,
      name: fullName(link),
      victimFirst: questions.find((q) => q.personId === link.personId)?.victimFirst ?? null,
      band: v ? bandInForce(v) : null,
      proposed: v && v.decision === null ? v.proposed : null,
      mayDecide: v !== undefined && v.proposed !== null && v.decision === null && v.assessedBy !== actor.id,
      assessment: v
        ? {
            ...{ id: v.id, points: v.points, computedBand: v.computedBand, levelReason: v.levelReason, notes: v.notes },
            ...{ assessedOn: v.assessedOn, assessedByName: v.assessedByName, nextReviewOn: v.nextReviewOn },
            ...{ questionnaireNumber: v.questionnaireNumber, questionnaireName: used?.name ?? "" },
            answers: (used?.questions ?? []).map((q, at) => {
              const answer = q.answers[answers[at] ?? 0];
              return { question: q.words, answer: answer?.words ?? "", points: answer?.points ?? 0 };
            }),
            triggers: triggers.map((at) => used?.triggers[at] ?? ""),
          }
        : null,
      earlier: all
        .filter((row) => row.personId === link.personId && row.id !== v?.id)
        .map((row) => ({ id: row.id, assessedOn: row.assessedOn, band: bandInForce(row), points: row.points })),
    };
  });
}
