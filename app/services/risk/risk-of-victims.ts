import type { Actor } from "#app/domain/access/actor.ts";
import { fullName } from "#app/domain/people/person.ts";
import { careInWords } from "#app/domain/risk/care-act.ts";
import { eachPerson } from "#app/domain/risk/one-person.ts";
import { VICTIM_BANDS } from "#app/domain/risk/victim-band.ts";
import { newestOfEach, uncorrected } from "#app/domain/risk/assessment.ts";
import { readQuestionnaire } from "#app/domain/risk/questionnaire.ts";
import { bandInForce } from "#app/domain/risk/victim-assessment.ts";
import type { unsafeListLinks } from "#db/queries/cases.ts";
import { unsafeListQuestionsOfCases } from "#db/queries/high-risk-facts.ts";
import { unsafeListCareAnswers } from "#db/queries/risk-questions.ts";
import { unsafeListVictimAssessments } from "#db/queries/victim-assessments.ts";
import type { Executor } from "#db/transaction.ts";

type Link = Awaited<ReturnType<typeof unsafeListLinks>>[number];

/** Of each victim in a case that the caller has found visible: the band in force, with the questions as they were put. */
export async function riskOfVictims(db: Executor, actor: Actor, caseId: string, links: readonly Link[]) {
  const all = await unsafeListVictimAssessments(db, caseId);
  const newest = newestOfEach(uncorrected(all));
  const questions = await unsafeListQuestionsOfCases(db, [caseId]);
  const care = await unsafeListCareAnswers(db, caseId);
  const victims = links.filter((l) => l.role === "victim");
  return eachPerson(victims, newest, (v) => VICTIM_BANDS.indexOf(bandInForce(v))).map(({ link, personIds }) => {
    const ofPerson = <R extends { personId: string }>(rows: readonly R[]) =>
      rows.find((row) => row.personId === link.personId) ?? rows.find((row) => personIds.includes(row.personId));
    const v = newest.find((row) => row.personId === link.personId);
    const used = v && readQuestionnaire(v.questionnaire);
    const answers = v ? (JSON.parse(v.answers) as number[]) : [];
    const triggers = v ? (JSON.parse(v.triggers) as number[]) : [];
    return {
      personId: link.personId,
      name: fullName(link),
      victimFirst: ofPerson(questions)?.victimFirst ?? null,
      care: careInWords(ofPerson(care) ?? null),
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
        .filter((row) => personIds.includes(row.personId) && row.id !== v?.id)
        .map((row) => ({ id: row.id, assessedOn: row.assessedOn, band: bandInForce(row), points: row.points })),
    };
  });
}
