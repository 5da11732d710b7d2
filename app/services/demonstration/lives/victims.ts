import type { Occasion } from "#app/domain/risk/occasions.ts";
import { decideVictimAssessment, type RecordedBand } from "#app/domain/risk/victim-assessment.ts";
import type { VictimAnswers } from "#app/domain/risk/victim-assessment.form.ts";
import { at } from "../world.ts";
import type { By, Case } from "./case.ts";
import type { Desk } from "./desk.ts";
import type { Someone } from "./people.ts";

type Asked = By & { occasion: Occasion; answers: readonly number[]; triggers: readonly string[]; notes: string };
const NEWEST = new WeakMap<Someone, RecordedBand>();

/** A victim's questionnaire, by the place of the answer to each question, by the product's own rules. Gives the day of the next. */
export function assessVictim(desk: Desk, kase: Case, person: Someone, asked: Asked) {
  const { ledger, questionnaire, settings } = desk;
  const { day, by, occasion, notes } = asked;
  const a: VictimAnswers = {
    ...Object.fromEntries(asked.answers.map((answer, place) => [`answer-${place}`, answer] as const)),
    ...{ questionnaireId: questionnaire.id, seen: null, correctsId: null, correctionReason: null, chosen: null },
    ...{ triggers: [...asked.triggers], levelReason: "As the answers are now", notes, occasion, assessedOn: day },
    nextReviewOn: null,
  };
  const before = NEWEST.get(person);
  const facts = { isClosed: false, before, standingOn: before?.assessedOn ?? null, today: day, settings };
  const decided = decideVictimAssessment(questionnaire.content, a, facts);
  if ("refusal" in decided) throw new Error(decided.refusal.message);
  const now = at(day, "14:15");
  const id = ledger.id(now);
  const band = {
    id,
    band: decided.counts,
    proposed: decided.proposed,
    decision: null,
    assessedOn: day,
    correctsId: null,
  };
  NEWEST.set(person, band);
  ledger.add("victim_assessment", {
    ...{ id, partnership_id: ledger.world.partnershipId, case_id: kase.id, person_id: person.id },
    ...{ questionnaire_id: questionnaire.id, answers: JSON.stringify(decided.answers) },
    ...{ triggers: JSON.stringify(decided.triggers), points: decided.points, computed_band: decided.band },
    ...{
      band: decided.counts,
      proposed: decided.proposed,
      level_reason: before ? a.levelReason : null,
      occasion,
      notes,
    },
    ...{ assessed_on: day, assessed_by: ledger.hand(by).id, recorded_at: now.toISOString() },
    ...{ next_review_on: decided.nextReviewOn, corrects_id: null, correction_reason: null },
  });
  ledger.log(by, now, {
    ...{ category: "collection", event: "risk.victim-assessed", objectKind: "case", objectId: kase.id },
    ...{ fields: ["answers", "triggers", "band"], detail: { after: { ...a, ...decided }, before: null } },
    objects: [{ kind: "person", id: person.id }, { kind: "victim-assessment", id }],
  }); // prettier-ignore
  return decided.nextReviewOn;
}
