import type { Actor } from "#app/domain/access/actor.ts";
import { changedFields } from "#app/domain/audit/event-content.ts";
import { askedOf } from "#app/domain/interventions/asked.ts";
import type { InterventionCorrection } from "#app/domain/interventions/intervention.form.ts";
import { columnsOf, recordedValues } from "#app/domain/interventions/recorded-values.ts";
import { refuseCorrection } from "#app/domain/interventions/refuse-correction.ts";
import { refuseRecorded } from "#app/domain/interventions/refuse-form.ts";
import { unsafeListRespondents } from "#db/queries/intervention-respondents.ts";
import type { FoundIntervention } from "#db/queries/interventions.ts";
import { findAgencyOfPartnership } from "#db/queries/partnership-agencies.ts";
import type { Transaction } from "#db/transaction.ts";
import { changeIntervention, type InterventionContext, type Warned } from "./change-intervention.ts";
import { checkChange, refuseSkippedStage } from "./check-recorded.ts";
import { factsOf, followedFacts, happenedTo } from "./facts-of.ts";
import { followedNow, placeOfForm, refuseNamed } from "./named-in-form.ts";

type Places = Extract<Awaited<ReturnType<typeof placeOfForm>>, { kind: "places" }>;

/**
 * What was typed wrongly, put right with a reason. The rules are asked again; what they asked about before and is no
 * different now is not asked twice. Who it binds, its conditions and what happened to it have pages of their own.
 */
export function correctIntervention(context: InterventionContext, id: string, form: InterventionCorrection) {
  const { actor, now } = context;
  return changeIntervention<Warned | Places>(context, {
    id,
    version: form.version,
    async decide(trx, found, today) {
      const asked = askedOf(found.kind, found.ownTier);
      const respondents = await unsafeListRespondents(trx, [id]);
      const personIds = respondents.flatMap(({ standingId }) => standingId ?? []);
      const bodyNames = respondents.flatMap(({ bodyName }) => bodyName ?? []);
      const about = {
        caseId: found.caseId,
        personIds,
        locationId: form.place === null ? null : form.locationId,
        bodyNames,
      };
      const faults = [
        ...refuseRecorded(form, asked),
        ...(await refuseNamed(trx, context, form, about, found)),
        ...(await refuseSkippedStage(trx, actor, { form, asked, kind: found.kind, personIds, exceptId: id })),
      ];
      if (faults.length > 0) return allOf(faults);
      const followsId = await followedNow(trx, actor, found, form);
      const typed = recordedValues(form, asked);
      const values = { ...typed, state: found.state === "not-made" ? found.state : typed.state };
      const impossible = refuseCorrection(found, values, await happenedTo(trx, found, respondents));
      if (impossible.length > 0) return allOf(impossible);
      const before = await factsOf({ db: trx, actor }, found);
      const agency = await findAgencyOfPartnership(trx, actor.partnershipId, form.agencyId);
      const after = {
        ...{ ...before, ...values, agencyKind: agency?.kind ?? null },
        ...{ isInterim: values.isInterim === 1, isWithoutNotice: values.isWithoutNotice === 1 },
        ...(await followedFacts(trx, followsId)),
      };
      const checked = await checkChange(trx, { before, after }, form, now);
      if (checked.kind === "refused") return allOf(checked.refusals);
      if (checked.kind === "warned") return checked;
      const place = await placeNow(trx, context, found, form);
      if (place.kind === "places") return place;
      if (place.kind === "refused") return allOf(place.refusals);
      const now_ = { ...values, followsId, locationId: place.id };
      const stood = Object.fromEntries(Object.keys(now_).map((key) => [key, found[key as keyof typeof now_] ?? null]));
      const changed = changedFields(stood, now_);
      const pick = (of: Record<string, unknown>) => Object.fromEntries(changed.map((key) => [key, of[key]]));
      return {
        kind: "change",
        event: "intervention.corrected",
        set: {
          ...{ ...columnsOf(typed), state: values.state, follows_id: followsId },
          ...{ location_id: place.id, beat_code: place.beatCode },
        },
        step: { kind: "corrected", on_day: today, reason: form.reason },
        overridden: checked.overridden,
        detail: { ...pick(now_), before: pick(stood), reason: form.reason },
      };
    },
  });
}

function allOf([first, ...more]: readonly { field: string; message: string }[]) {
  return { kind: "refused" as const, refusal: first ?? { field: null, message: "Check what you entered" }, more };
}

/** One that was not touched stays, whatever else may be called so by now. */
function placeNow(
  trx: Transaction,
  at: { actor: Actor; now: Date },
  found: FoundIntervention,
  form: InterventionCorrection,
) {
  if (found.locationId !== null && form.locationId === found.locationId && form.place === found.placeName)
    return { kind: "placed" as const, id: found.locationId, beatCode: found.beatCode };
  return placeOfForm(trx, at, form);
}
