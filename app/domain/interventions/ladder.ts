import { definitionOf, INTERVENTION_KIND_KEYS, type InterventionKind } from "./kinds.ts";
import type { EndKind, InterventionState } from "./record.ts";

export const STAGES = [1, 2, 3, 4] as const;
export type Stage = (typeof STAGES)[number];

/** What was done with one person, as far as the ladder asks: days are days of issue and of the end for that person. */
export type LadderStep = {
  kind: InterventionKind;
  state: InterventionState;
  issuedOn: string;
  endKind: EndKind | null;
  skippedReason: string | null;
  supportOffered: "yes" | "no" | null;
  /** Of a referral: whether the service is one for people who suffer, which is no support to who causes it. */
  isForVictims: boolean;
};

export function stageOf(kind: InterventionKind): Stage | null {
  return definitionOf(kind).stage ?? null;
}

/** Made, neither quashed nor withdrawn: what is planned, or was not to be, lifts nobody to a stage. */
function counts({ state, endKind }: Pick<LadderStep, "state" | "endKind">) {
  return state === "made" && endKind !== "quashed" && endKind !== "withdrawn";
}

/** The highest stage reached by the end of the day, or none (0). */
function reachedBy(history: readonly Pick<LadderStep, "kind" | "state" | "issuedOn" | "endKind">[], day: string) {
  return Math.max(0, ...history.filter((s) => counts(s) && s.issuedOn <= day).map((s) => stageOf(s.kind) ?? 0));
}

/**
 * The stages that a step would leave out: those below its own and above the highest that the person has reached by its
 * day (one of the same day has been reached). None for a kind that is no part of the ladder, and none below a stage once
 * reached, for it was to be accounted for then. Leaving a stage out is allowed for serious risk, with a reason (DOMAIN 4, LLR
 * incremental approach). The history is without the step itself.
 */
export function skipsStage(
  history: readonly Pick<LadderStep, "kind" | "state" | "issuedOn" | "endKind">[],
  kind: InterventionKind,
  day: string,
): Stage[] {
  const stage = stageOf(kind);
  const reached = reachedBy(history, day);
  return stage === null ? [] : STAGES.filter((one) => one > reached && one < stage);
}

/**
 * Where a step stands and what it left out, and whether support was offered beside it: as its record says, or by a
 * referral to a service from the day of the step before until the day of the step after ("prior to and with any
 * enforcement", DOMAIN 4), each day included. No length of time is in the
 * protocol that could be read, so none is here; who reads sees the days.
 */
export type StepOnLadder<S> = {
  step: S;
  stage: Stage;
  skipped: Stage[];
  support: "recorded" | "referral" | "not-offered" | "not-recorded";
  referrals: S[];
};

export type Ladder<S> = {
  /** Highest stage reached, 0 for none. */
  reached: Stage | 0;
  next: Stage | null;
  /** Oldest first. */
  steps: StepOnLadder<S>[];
  /** Stages that a step left out, with that step; whether the stage was used later all the same. */
  skipped: { stage: Stage; by: S; doneLater: boolean }[];
  /** What is no stage of the ladder, or does not count: planned, not made, quashed or withdrawn. */
  beside: S[];
};

/** The incremental approach with one person, as it stands on the day (DOMAIN 4). What is dated later is left out. */
export function ladderOf<S extends LadderStep>(history: readonly S[], today: string): Ladder<S> {
  const known = history.filter(({ issuedOn }) => issuedOn <= today).sort(byDay);
  const onIt = known.filter((step) => counts(step) && stageOf(step.kind) !== null);
  const referrals = known.filter((step) => step.kind === "referral" && counts(step) && !step.isForVictims);
  const steps = onIt.map((step, at): StepOnLadder<S> => {
    const before = onIt.slice(0, at);
    const [from, until] = [before.at(-1)?.issuedOn, onIt[at + 1]?.issuedOn];
    const near = referrals.filter(({ issuedOn }) => (!from || issuedOn >= from) && (!until || issuedOn <= until));
    return {
      step,
      stage: stageOf(step.kind) as Stage,
      skipped: skipsStage(before, step.kind, step.issuedOn),
      support: supportOf(step, near.length > 0),
      referrals: near,
    };
  });
  const reached = reachedBy(onIt, today) as Stage | 0;
  return {
    reached,
    next: STAGES.find((stage) => stage > reached) ?? null,
    steps,
    skipped: steps.flatMap(({ step, skipped }) =>
      skipped.map((stage) => ({ stage, by: step, doneLater: onIt.some(({ kind }) => stageOf(kind) === stage) })),
    ),
    beside: known.filter((step) => !onIt.includes(step)),
  };
}

function supportOf({ supportOffered }: LadderStep, referred: boolean) {
  if (supportOffered === "yes") return "recorded";
  if (referred) return "referral";
  return supportOffered === "no" ? "not-offered" : "not-recorded";
}

/** Of one day: the lower stage first, so that a letter and a contract of one day leave nothing out. */
function byDay(a: LadderStep, b: LadderStep) {
  return a.issuedOn.localeCompare(b.issuedOn) || (stageOf(a.kind) ?? 0) - (stageOf(b.kind) ?? 0);
}

/** What may be done with a person at a stage. */
export function kindsOfStage(stage: Stage): InterventionKind[] {
  return INTERVENTION_KIND_KEYS.filter((kind) => {
    const { about, stage: at } = definitionOf(kind);
    return at === stage && about !== "place";
  });
}
