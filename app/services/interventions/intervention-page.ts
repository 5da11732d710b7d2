import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { askedOf } from "#app/domain/interventions/asked.ts";
import { besidesOf } from "#app/domain/interventions/besides.ts";
import { derivedDates } from "#app/domain/interventions/derived-dates.ts";
import { isInForce } from "#app/domain/interventions/in-force.ts";
import { definitionOf } from "#app/domain/interventions/kinds.ts";
import { kindWords, standingWords } from "#app/domain/interventions/listed-intervention.ts";
import { shownConditions, shownRespondents } from "#app/domain/interventions/shown-record.ts";
import { factRows } from "#app/domain/interventions/fact-rows.ts";
import { isAppealRunning, pageOf, stepsOpen } from "#app/domain/interventions/step-pages.ts";
import { maySeeLogOf } from "#app/services/audit/list-record-access.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { documentsShownWith } from "#app/services/documents/documents-of.ts";
import { findVisibleReference } from "#db/queries/audit-records.ts";
import { listConditions } from "#db/queries/intervention-conditions.ts";
import { listRespondents } from "#db/queries/intervention-respondents.ts";
import { unsafeListInterventionSteps } from "#db/queries/intervention-steps.ts";
import { findIntervention } from "#db/queries/interventions.ts";
import { findLegalNumbers } from "#db/queries/legal-numbers.ts";
import type { Executor } from "#db/transaction.ts";
import { breachesOf } from "./breach-pages.ts";
import { factsOf } from "./facts-of.ts";

type Context = { db: Executor; actor: Actor; now: Date };
const STEPS = 200;

/** An intervention in full, as far as it is this actor's to know; opening it stands in the log with whom it names. */
export async function interventionPage({ db, actor, now }: Context, id: string) {
  const found = await findIntervention(db, actor, id);
  if (!found) return null;
  const today = londonDay(now);
  const respondents = await listRespondents(db, actor, [id]);
  const conditions = await listConditions(db, actor, id);
  const facts = await factsOf({ db, actor }, found);
  const law = await findLegalNumbers(db, found.kind, found.issuedOn);
  const dates = derivedDates(facts, law, today);
  const follows = found.followsId === null ? undefined : await findVisibleReference(db, actor, "intervention", found.followsId); // prettier-ignore
  const people = [
    ...respondents.flatMap(({ standingId }) => standingId ?? []),
    ...conditions.flatMap((condition) => condition.protected?.id ?? []),
  ];
  await recordView({ db, actor, now }, "intervention.viewed", "intervention", id, {
    objects: [...new Set(people)].map((person) => ({ kind: "person", id: person })),
    restricted: found.caseVisibility === "restricted",
  });
  const standing = { ...found, personsUnknown: found.personsUnknown === 1, respondentEnds: facts.respondents.map((r) => r.endedOn) }; // prettier-ignore
  const shown = shownRespondents(respondents, today);
  const asked = askedOf(found.kind, found.ownTier);
  const mayChange = found.isByRight === 1 && actor.permissions.has("interventions:record");
  const isInFull = found.isReadInFull === 1;
  const definition = definitionOf(found.kind);
  return {
    id,
    reference: found.reference,
    kindName: kindWords(found),
    standing: standingWords({ ...found, isInForce: isInForce(standing, today) ? 1 : 0 }, today),
    case: found.caseId === null ? null : { id: found.caseId, reference: found.caseReference ?? "" },
    place: found.locationId === null ? null : { id: found.locationId, name: [found.placeName, found.postcode].filter(Boolean).join(", ") }, // prettier-ignore
    areaWords: found.areaWords,
    personsUnknown: found.personsUnknown === 1,
    rows: factRows(isInFull ? found : { ...found, grounds: null }),
    follows: follows === undefined || found.followsId === null ? null : { id: found.followsId, reference: follows },
    respondents: shown,
    names: Object.fromEntries(shown.flatMap(({ id: who, name }) => (name === null ? [] : [[who, name]]))),
    conditions: shownConditions(conditions, shown, today),
    next: dates.find(({ state, day, metOn }) => day !== null && metOn === undefined && (state === "ahead" || state === "today")) ?? null, // prettier-ignore
    dates,
    besides: besidesOf(facts, law),
    breaches: isInFull ? await breachesOf({ db, actor }, id) : null,
    appealSince: isAppealRunning(facts) ? (facts.appeal?.lodgedOn ?? null) : null,
    steps: isInFull ? await unsafeListInterventionSteps(db, id, STEPS) : null,
    stepPages: mayChange ? stepsOpen(facts).map((name) => ({ name, text: pageOf(name).heading })) : [],
    source: { words: definition.source, breach: definition.breach ?? null },
    documents: isInFull ? await documentsShownWith({ db, actor }, { kind: "intervention", id }) : null,
    isEnded: found.endedOn !== null,
    ended: found.endedOn === null ? null : longDay(found.endedOn),
    asks: { people: asked.people !== "none", conditions: asked.conditions },
    may: { change: mayChange, seeWhoHasSeen: await maySeeLogOf(db, actor, { kind: "intervention", id }) },
  };
}
