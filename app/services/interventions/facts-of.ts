import type { Actor } from "#app/domain/access/actor.ts";
import {
  type FollowedFacts,
  type InterventionFacts,
  type RespondentFacts,
  whoOf,
} from "#app/domain/interventions/facts.ts";
import type { Happened } from "#app/domain/interventions/refuse-correction.ts";
import { fullName } from "#app/domain/people/person.ts";
import {
  unsafeFindConditionFacts,
  unsafeFindFirstStart,
  unsafeFindFollowed,
  unsafeFindBreachDays,
  unsafeListArrests,
  unsafeListLegalSteps,
} from "#db/queries/intervention-facts.ts";
import { listRespondents, unsafeListRespondents } from "#db/queries/intervention-respondents.ts";
import type { FoundIntervention } from "#db/queries/interventions.ts";
import type { Executor } from "#db/transaction.ts";

type At = { db: Executor; actor: Actor };

/**
 * What the rules need to know of an intervention that the actor has opened. Ages and days of service are everybody's; a
 * name only of whom the actor may open.
 */
export async function factsOf({ db, actor }: At, found: FoundIntervention): Promise<InterventionFacts> {
  const { id } = found;
  const shown = new Map((await listRespondents(db, actor, [id])).map((row) => [row.id, row]));
  const respondents = (await unsafeListRespondents(db, [id])).map((row): RespondentFacts => {
    const known = shown.get(row.id);
    return {
      id: row.id,
      name:
        known?.bodyName ??
        (known?.givenNames == null
          ? null
          : fullName({ givenNames: known.givenNames, familyName: known.familyName ?? "" })),
      birthDate: row.birthDate,
      birthDateBasis: row.birthDateBasis ?? "unknown",
      ...{ isBody: row.bodyName !== null, who: whoOf(row) },
      ...{ servedOn: row.servedOn, servedTime: row.servedTime, endedOn: row.endedOn },
    };
  });
  return {
    ...{ kind: found.kind, ownTier: found.ownTier, state: found.state },
    ...{ issuedOn: found.issuedOn, issuedTime: found.issuedTime, fromDay: found.fromDay },
    ...{ untilDay: found.untilDay, untilTime: found.untilTime, endedOn: found.endedOn },
    isInterim: found.isInterim === 1,
    isWithoutNotice: found.isWithoutNotice === 1,
    ...{ authorisedBy: found.authorisedBy, agencyKind: found.agencyKind },
    ...{ consultedOn: found.consultedOn, notConsultedReason: found.notConsultedReason },
    ...(await followedFacts(db, found.followsId)),
    ...(await factsOfSteps(db, id)),
    ...(await unsafeFindConditionFacts(db, id)),
    amountPounds: found.amountPounds,
    respondents,
    personsUnknown: found.personsUnknown === 1,
  };
}

/** What an intervention follows, for the rules: its days bind whoever may not open it; of what it is, nothing is shown. */
export async function followedFacts(
  db: Executor,
  followsId: string | null,
): Promise<{ follows: FollowedFacts | null; firstStartOn: string | null }> {
  if (followsId === null) return { follows: null, firstStartOn: null };
  const found = await unsafeFindFollowed(db, followsId);
  const bound = await unsafeListRespondents(db, [followsId]);
  const services = bound.flatMap((row) => (row.servedOn === null ? [] : [{ who: whoOf(row), servedOn: row.servedOn }]));
  const follows = found ? { ...found, services } : null;
  return { follows, firstStartOn: await unsafeFindFirstStart(db, followsId) };
}

type FactsOfSteps = Pick<InterventionFacts, "extendedFrom" | "lastVariedOn" | "reviewedOn" | "appeal" | "arrests">;

async function factsOfSteps(db: Executor, id: string): Promise<FactsOfSteps> {
  const steps = await unsafeListLegalSteps(db, id);
  const last = (kind: (typeof steps)[number]["kind"]) => steps.findLast((step) => step.kind === kind);
  return {
    extendedFrom: last("extended")?.untilBefore ?? null,
    lastVariedOn: last("varied")?.onDay ?? null,
    reviewedOn: steps.filter(({ kind }) => kind === "reviewed").map(({ onDay }) => onDay),
    appeal: appealOf(steps),
    arrests: (await unsafeListArrests(db, id)).map(({ respondentId, breachedOn, breachedTime, decidedOn }) => ({
      respondentId,
      day: decidedOn ?? breachedOn,
      time: decidedOn === null || decidedOn === breachedOn ? breachedTime : null,
    })),
  };
}

/** The appeal that was lodged last, of steps in the order in which they were recorded. */
export function appealOf(steps: readonly { kind: string; onDay: string }[]): InterventionFacts["appeal"] {
  const lodged = steps.findLast(({ kind }) => kind === "appeal-lodged");
  if (!lodged) return null;
  const decided = steps.slice(steps.indexOf(lodged)).findLast(({ kind }) => kind === "appeal-decided");
  return { lodgedOn: lodged.onDay, decidedOn: decided?.onDay ?? null };
}

/** Of one that is only being recorded: nothing has happened to it yet. */
export const NOTHING_HAPPENED: FactsOfSteps &
  Pick<InterventionFacts, "hasRequirementWithoutSupervisor" | "excludesFromHome" | "endedOn"> = {
  ...{ extendedFrom: null, lastVariedOn: null, reviewedOn: [], appeal: null, arrests: [], endedOn: null },
  ...{ hasRequirementWithoutSupervisor: false, excludesFromHome: false },
};

type Respondent = Pick<Awaited<ReturnType<typeof unsafeListRespondents>>[number], "servedOn" | "endedOn">;

/** What no correction can undo. */
export async function happenedTo(
  db: Executor,
  found: FoundIntervention,
  respondents: readonly Respondent[],
): Promise<Happened> {
  const steps = await unsafeListLegalSteps(db, found.id);
  return {
    servedOn: respondents.flatMap(({ servedOn }) => servedOn ?? []),
    endedOn: [found, ...respondents].flatMap(({ endedOn }) => endedOn ?? []),
    breachedOn: await unsafeFindBreachDays(db, found.id),
    steppedOn: steps.map(({ onDay }) => onDay),
    isExtended: steps.some(({ kind }) => kind === "extended"),
  };
}
