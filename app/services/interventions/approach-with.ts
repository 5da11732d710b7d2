import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { kindInForce } from "#app/domain/interventions/kind-in-force.ts";
import { definitionOf } from "#app/domain/interventions/kinds.ts";
import { kindsOfStage, ladderOf, type Stage, STAGES } from "#app/domain/interventions/ladder.ts";
import { kindWords } from "#app/domain/interventions/listed-intervention.ts";
import { END_NAMES, SERVICE_ANSWER_NAMES } from "#app/domain/interventions/record.ts";
import { listDoneWith } from "#db/queries/ladder.ts";
import { findLegalNumbersOf } from "#db/queries/legal-numbers.ts";
import { settingsOn } from "#db/queries/settings.ts";
import type { Executor } from "#db/transaction.ts";

type Context = { db: Executor; actor: Actor; now: Date };
type Done = Awaited<ReturnType<typeof listDoneWith>>[number];

/** The incremental approach with a person, by the record that stands, as far as the actor may see what was done. */
export async function approachWith({ db, actor, now }: Context, personId: string) {
  const today = londonDay(now);
  const words = await stageWords(db, actor.partnershipId, today);
  const { reached, next, steps, skipped, beside } = await ladderWith({ db, actor }, personId, today);
  const offered = next ?? 4;
  const law = await findLegalNumbersOf(db, kindsOfStage(offered), today);
  return {
    reached,
    next,
    stages: STAGES.map((stage) => ({
      ...{ stage, words: words[stage] },
      used: steps.filter((one) => one.stage === stage).map(({ step }) => shown(step)),
      leftOut: skipped
        .filter((one) => one.stage === stage)
        .map(({ by, doneLater }) => ({ by: shown(by), reason: by.skippedReason, doneLater })),
    })),
    steps: steps.map(({ step, support, referrals }) => ({
      ...{ ...shown(step), support, words: step.supportWords },
      referrals: referrals.map((one) => ({ ...shown(one), answer: answerWords(one) })),
    })),
    beside: beside.map((step) => ({ ...shown(step), why: besideWords(step) })),
    offered: {
      stage: offered,
      kinds: kindsOfStage(offered)
        .filter((kind) => ["always", "yes"].includes(kindInForce(kind, law)))
        .map((kind) => ({ kind, name: definitionOf(kind).name })),
    },
  };
}
export type Approach = Awaited<ReturnType<typeof approachWith>>;

/** In a few words, for the person's own page: null where nothing was done that the actor may see, or for who reads none. */
export async function approachInBrief({ db, actor, now }: Context, personId: string) {
  if (!actor.permissions.has("interventions:read")) return null;
  const today = londonDay(now);
  const { reached, next, steps, beside } = await ladderWith({ db, actor }, personId, today);
  if (steps.length + beside.length === 0) return null;
  const words = await stageWords(db, actor.partnershipId, today);
  const last = steps.at(-1);
  return {
    reached: reached === 0 ? null : { stage: reached, words: words[reached] },
    next: next === null ? null : { stage: next, words: words[next] },
    last: last ? shown(last.step) : null,
  };
}

/** Both records of one person may be in one intervention: it is one step all the same. */
async function ladderWith({ db, actor }: Pick<Context, "db" | "actor">, personId: string, today: string) {
  const rows = await listDoneWith(db, actor, [personId]);
  const once = [...new Map(rows.map((row) => [row.id, row])).values()];
  return ladderOf(
    once.map((row) => ({ ...row, isForVictims: row.isForVictims === 1 })),
    today,
  );
}

async function stageWords(db: Executor, partnershipId: string, today: string): Promise<Record<Stage, string>> {
  const settings = await settingsOn(db, partnershipId, today);
  const words = STAGES.map((stage) => [stage, settings[`interventions.stage-${stage}`]]);
  return Object.fromEntries(words) as Record<Stage, string>;
}

type Step = Omit<Done, "isForVictims">;

function shown({ id, reference, kind, ownKind, service, issuedOn, agency }: Step) {
  return { id, reference, kind: kindWords({ kind, ownKindName: ownKind, serviceName: service }), issuedOn, agency };
}

function answerWords({ answer }: Step) {
  return answer === null ? "no answer yet" : SERVICE_ANSWER_NAMES[answer].toLowerCase();
}

/** Why it lifts nobody to a stage; a referral says what came of it. */
function besideWords(step: Step) {
  if (step.state === "planned") return "Applied for or planned";
  if (step.state === "not-made") return "Not made";
  if (step.endKind === "quashed" || step.endKind === "withdrawn") return END_NAMES[step.endKind];
  return step.kind === "referral" ? `Referral: ${answerWords(step)}` : "No stage of the approach";
}
