import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { ChosenKind } from "#app/domain/interventions/chosen-kind.ts";
import type { Finding } from "#app/domain/interventions/finding.ts";
import type { InterventionForm } from "#app/domain/interventions/intervention.form.ts";
import { definitionOf, type Tier } from "#app/domain/interventions/kinds.ts";
import { columnsOf, type RecordedValues } from "#app/domain/interventions/recorded-values.ts";
import type { CaseFacts } from "#app/services/cases/change-case.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { insertRespondents } from "#db/queries/intervention-respondents.ts";
import { insertIntervention } from "#db/queries/interventions.ts";
import { nextReference } from "#db/queries/references.ts";
import type { Transaction } from "#db/transaction.ts";
import { keepSteps, overriddenSteps } from "./keep-steps.ts";
import { linkRespondents } from "./respondents-of-form.ts";

type Recorded = {
  chosen: ChosenKind;
  listed: { tier: Tier | null };
  record: CaseFacts | null;
  values: RecordedValues;
  place: { id: string | null; beatCode: string | null };
  bound: { bodyName: string | null; isUnknown: boolean };
  people: readonly { id: string }[];
  toLink: readonly string[];
  form: Pick<InterventionForm, "followsId" | "overrideReason" | "kind">;
  overridden: readonly Finding[];
};

/** The rows of a new intervention, its first steps and its line in the log. */
export async function insertRecorded(trx: Transaction, at: { actor: Actor; now: Date }, recorded: Recorded) {
  const { chosen, listed, record, values, place, bound, people, form, overridden } = recorded;
  const { actor, now } = at;
  const id = uuid();
  const today = londonDay(now);
  const reference = await nextReference(trx, actor.partnershipId, "IV", today);
  const whose = {
    partnership_id: actor.partnershipId,
    version: 1,
    created_at: now.toISOString(),
    created_by: actor.id,
  };
  if (record)
    await linkRespondents(trx, at, { caseId: record.id, personIds: recorded.toLink, day: values.issuedOn, reference });
  await insertIntervention(trx, {
    ...{ id, reference, ...whose, ...columnsOf(values) },
    ...{ kind: chosen.kind, tier: listed.tier ?? definitionOf(chosen.kind).tier, case_id: record?.id ?? null },
    ...{ own_kind_id: chosen.kind === "own" ? chosen.listedId : null },
    ...{ service_id: chosen.kind === "referral" ? chosen.listedId : null },
    ...{ location_id: place.id, beat_code: place.beatCode, follows_id: form.followsId },
    persons_unknown: bound.isUnknown ? 1 : 0,
  });
  const binds = [
    ...people.map((person) => ({ person_id: person.id, body_name: null })),
    ...(bound.bodyName === null ? [] : [{ person_id: null, body_name: bound.bodyName }]),
  ];
  await insertRespondents(trx, binds.map((one) => ({ ...one, ...whose, id: uuid(), intervention_id: id }))); // prettier-ignore
  await keepSteps(trx, at, id, [
    { kind: "recorded", onDay: values.issuedOn, words: reference },
    ...overriddenSteps(overridden, form.overrideReason, today),
  ]);
  await insertAuditEvent(trx, actor, now, {
    category: "collection",
    event: "intervention.recorded",
    objectKind: "intervention",
    objectId: id,
    fields: Object.keys(values),
    restricted: record?.visibility === "restricted",
    objects: [
      ...people.map((person) => ({ kind: "person", id: person.id })),
      ...(record ? [{ kind: "case", id: record.id }] : []),
      ...(place.id === null ? [] : [{ kind: "location", id: place.id }]),
    ],
    detail: {
      after: { kind: form.kind, ...values, bodyName: bound.bodyName, respondents: people.map((person) => person.id) },
    },
  });
  return id;
}
