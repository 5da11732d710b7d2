import { askedOf } from "#app/domain/interventions/asked.ts";
import type { ChosenKind } from "#app/domain/interventions/chosen-kind.ts";
import type { InterventionForm } from "#app/domain/interventions/intervention.form.ts";
import { recordedValues } from "#app/domain/interventions/recorded-values.ts";
import { boundIn, type FormRefusal, refuseBound, refuseRecorded } from "#app/domain/interventions/refuse-form.ts";
import type { Actor } from "#app/domain/access/actor.ts";
import type { CaseFacts } from "#app/services/cases/change-case.ts";
import { findAgencyOfPartnership } from "#db/queries/partnership-agencies.ts";
import type { Transaction } from "#db/transaction.ts";
import { checkByLaw, refuseSkippedStage } from "./check-recorded.ts";
import { followedFacts, NOTHING_HAPPENED } from "./facts-of.ts";
import { insertRecorded } from "./insert-recorded.ts";
import type { listedKind } from "./listed-kind.ts";
import { placeOfForm, refuseNamed } from "./named-in-form.ts";
import { readRespondents } from "./respondents-of-form.ts";

type Found = {
  chosen: ChosenKind;
  listed: NonNullable<Awaited<ReturnType<typeof listedKind>>>;
  /** The case to which it belongs, in which the caller has found that the actor may record; null: none. */
  record: CaseFacts | null;
};

/** All that is checked of the form itself, and then the rows. */
export async function recordFound(
  trx: Transaction,
  context: { actor: Actor; now: Date },
  form: InterventionForm,
  { chosen, listed, record }: Found,
) {
  const { actor, now } = context;
  const asked = askedOf(chosen.kind, listed.tier);
  const ids = asked.people === "none" ? [] : [...new Set(form.respondents)];
  const isLinking = form.linkToCase.includes("yes");
  const read = await readRespondents(trx, context, ids, { record, isLinking, day: form.issuedOn });
  if (read.kind === "unlinked") return read;
  const { people, toLink } = read.kind === "read" ? read : { people: [], toLink: [] };
  const bound = boundIn(form, asked, ids.length);
  const personIds = people.map(({ id }) => id);
  const bodyNames = bound.bodyName === null ? [] : [bound.bodyName];
  const about = {
    caseId: form.caseId,
    personIds,
    locationId: form.place === null ? null : form.locationId,
    bodyNames,
  };
  const faults = [
    ...(read.kind === "refused" ? [read.refusal] : []),
    ...refuseBound(bound, asked, form.place !== null || form.areaWords !== null),
    ...refuseRecorded(form, asked),
    ...(await refuseNamed(trx, context, form, about)),
    ...(await refuseSkippedStage(trx, actor, { form, asked, kind: chosen.kind, personIds })),
  ];
  if (faults.length > 0) return refused(...faults);

  const values = recordedValues(form, asked);
  const agency = await findAgencyOfPartnership(trx, actor.partnershipId, form.agencyId);
  const checked = await checkByLaw(trx, {
    ...{ ...NOTHING_HAPPENED, ...values, kind: chosen.kind, ownTier: listed.tier },
    ...{ isInterim: values.isInterim === 1, isWithoutNotice: values.isWithoutNotice === 1 },
    ...(await followedFacts(trx, form.followsId)),
    agencyKind: agency?.kind ?? null,
    respondents: bound.facts(people),
    personsUnknown: bound.isUnknown,
  }, form, now); // prettier-ignore
  if (checked.kind !== "passed") return checked;
  const place = await placeOfForm(trx, context, form);
  if (place.kind !== "placed") return place;
  const { overridden } = checked;
  const id = await insertRecorded(trx, context, { chosen, listed, record, values, place, bound, people, toLink, form, overridden }); // prettier-ignore
  return { kind: "done" as const, id };
}

const refused = (...refusals: FormRefusal[]) => ({ kind: "refused" as const, refusals });
