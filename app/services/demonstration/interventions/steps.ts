import { breachOutcomeForm, recordBreachForm, UNKNOWN_PERSON } from "#app/domain/interventions/breach.form.ts";
import { addConditionForm } from "#app/domain/interventions/condition.form.ts";
import { endInterventionForm } from "#app/domain/interventions/end.form.ts";
import type {
  AppealOutcome,
  Consequence,
  EndKind,
  ServedHow,
  ServiceAnswer,
} from "#app/domain/interventions/record.ts";
import { serveForm } from "#app/domain/interventions/respondent.form.ts";
import { serviceAnswerForm } from "#app/domain/interventions/service-answer.form.ts";
import { interventionStepForm } from "#app/domain/interventions/step.form.ts";
import type { StepPageName } from "#app/domain/interventions/step-pages.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { answerReferral } from "#app/services/interventions/answer-referral.ts";
import { writeCondition } from "#app/services/interventions/change-conditions.ts";
import { serveRespondent } from "#app/services/interventions/change-respondents.ts";
import { recordOutcome } from "#app/services/interventions/change-breach.ts";
import { endIntervention } from "#app/services/interventions/end-intervention.ts";
import { recordBreach } from "#app/services/interventions/record-breach.ts";
import { takeInterventionStep } from "#app/services/interventions/take-step.ts";
import { listConditions } from "#db/queries/intervention-conditions.ts";
import { unsafeListRespondents } from "#db/queries/intervention-respondents.ts";
import { at } from "../world.ts";
import type { Hand, Made } from "./hand.ts";

type Result = { kind: string };

/** One change of what has been recorded; true when it was made, and the day had come. */
async function change(hand: Hand, made: Made, day: string, time: string, work: (at: Context) => Promise<Result>) {
  if (day > hand.world.today) return false;
  const result = await work({ db: hand.world.db, actor: await hand.actor(made.by), now: at(day, time) });
  if (result.kind !== "done") throw new Error(`${made.kind} of ${made.on}, on ${day}: ${JSON.stringify(result)}`);
  made.version += 1;
  return true;
}
type Context = Parameters<typeof answerReferral>[0];

const blank = (form: { shape: object }) => Object.fromEntries(Object.keys(form.shape).map((field) => [field, ""]));

export type Condition = readonly ["prohibition" | "requirement", string, string?];

export async function addConditions(hand: Hand, made: Made, conditions: readonly Condition[]) {
  for (const [kind, words, supervisor = ""] of conditions)
    await change(hand, made, made.on, "15:40", (context) => {
      const given = { version: String(made.version), kind, words, supervisor, fromDay: made.on, home: [] };
      return writeCondition(context, made.id, addConditionForm.parse({ ...blank(addConditionForm), ...given }));
    });
}

type Service = { day: string; time?: string; how: ServedHow; words?: string };

/** On everybody whom it binds. */
export async function serve(hand: Hand, made: Made, { day, time = "", how, words = "" }: Service) {
  for (const { id } of await unsafeListRespondents(hand.world.db, [made.id]))
    await change(hand, made, day, "16:10", (context) => {
      const given = { version: String(made.version), servedOn: day, servedTime: time, servedHow: how };
      return serveRespondent(context, made.id, id, serveForm.parse({ ...blank(serveForm), ...given, servedWords: words })); // prettier-ignore
    });
}

type Step = { step: StepPageName; day: string; words: string } & { untilDay?: string; outcome?: AppealOutcome };

export function take(hand: Hand, made: Made, { day, ...given }: Step) {
  return change(hand, made, day, "14:20", (context) => {
    const more = { version: String(made.version), onDay: day, ...given };
    return takeInterventionStep(context, made.id, interventionStepForm.parse({ ...blank(interventionStepForm), ...more })); // prettier-ignore
  });
}

export function end(hand: Hand, made: Made, { day, how, reason }: { day: string; how: EndKind; reason: string }) {
  return change(hand, made, day, "15:50", (context) => {
    const given = { version: String(made.version), respondentId: "", endKind: how, endedOn: day, reason };
    return endIntervention(context, made.id, endInterventionForm.parse(given));
  });
}

type Answer = { day: string; answer: ServiceAnswer; outcome: string };

export function answered(hand: Hand, made: Made, { day, answer, outcome }: Answer) {
  return change(hand, made, day, "11:30", (context) => {
    const given = { version: String(made.version), answer, answeredOn: day, outcome };
    return answerReferral(context, made.id, serviceAnswerForm.parse(given));
  });
}

type Breach = {
  day: string;
  time: string;
  evidence: string;
  /** By its place among the conditions; without conditions it is left out. */
  condition?: number;
  /** What became of it, so many days later; what is not yet known is left open. */
  outcome?: readonly [days: number, Consequence, string];
};

/** Recorded on the day after, by whoever has the case; what became of it when that was known. */
export async function breach(hand: Hand, made: Made, { day, time, evidence, condition = 0, outcome }: Breach) {
  const { db, today } = hand.world;
  const recordedOn = plusDays(day, 1);
  if (recordedOn > today) return;
  const actor = await hand.actor(made.by);
  const [respondent] = await unsafeListRespondents(db, [made.id]);
  const conditions = await listConditions(db, actor, made.id);
  const given = {
    ...{ respondent: respondent?.id ?? UNKNOWN_PERSON, breachedOn: day, breachedTime: time, evidence },
    conditionId: conditions[condition % Math.max(1, conditions.length)]?.id ?? "",
  };
  const form = recordBreachForm.parse({ ...blank(recordBreachForm), ...given });
  const result = await recordBreach({ db, actor, now: at(recordedOn, "10:15") }, made.id, form);
  if (result.kind !== "done" || !("id" in result))
    throw new Error(`Breach of ${made.kind}, ${made.on}, on ${day}: ${JSON.stringify(result)}`);
  const decidedOn = outcome && plusDays(day, outcome[0]);
  if (!decidedOn || decidedOn > today) return;
  const [, consequence, consequenceWords] = outcome;
  const outcomeForm = breachOutcomeForm.parse({ version: "1", consequence, decidedOn, consequenceWords });
  const which = { interventionId: made.id, breachId: result.id };
  const decided = await recordOutcome({ db, actor, now: at(decidedOn, "16:20") }, which, outcomeForm);
  if (decided.kind !== "done") throw new Error(`Outcome of ${made.kind}, ${day}: ${JSON.stringify(decided)}`);
}
