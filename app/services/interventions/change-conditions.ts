import { v7 as uuid } from "uuid";
import type { ConditionEnd, ConditionGiven } from "#app/domain/interventions/condition.form.ts";
import { refuseConditionEnd, refuseConditionOn } from "#app/domain/interventions/refuse-parts.ts";
import { searchBounds } from "#app/domain/search/kept-search.ts";
import { insertCondition, listConditions, updateCondition } from "#db/queries/intervention-conditions.ts";
import { unsafeListRespondents } from "#db/queries/intervention-respondents.ts";
import type { FoundIntervention } from "#db/queries/interventions.ts";
import { findIdentityCard } from "#db/queries/people.ts";
import type { Transaction } from "#db/transaction.ts";
import { changeIntervention, type InterventionContext, refusedChange, type Warned } from "./change-intervention.ts";
import { checkChange } from "./check-recorded.ts";
import { factsOf } from "./facts-of.ts";
import { placeOfForm } from "./named-in-form.ts";

type Offers = {
  kind: "places";
  places: Extract<Awaited<ReturnType<typeof placeOfForm>>, { kind: "places" }>["places"];
};

/** A further condition with the next number, or one that is changed under its own. */
export function writeCondition(
  context: InterventionContext,
  id: string,
  form: ConditionGiven & { reason?: string },
  conditionId?: string,
) {
  const { actor, now } = context;
  return changeIntervention<Warned | Offers>(context, {
    id,
    version: form.version,
    async decide(trx, found, today) {
      const conditions = await listConditions(trx, actor, id);
      const one = conditions.find((row) => row.id === conditionId);
      if (conditionId !== undefined && (!one || one.endedOn !== null))
        return refusedChange({ field: null, message: "This condition has ended and is kept as it was" });
      const shut = refuseConditionOn(found, form, one ?? null);
      if (shut) return refusedChange(shut);
      const refusal = await refuseNamed(trx, context, id, form, one?.isSomebodyProtected ? one.protectedId : null);
      if (refusal) return refusedChange(refusal);
      const before = await factsOf({ db: trx, actor }, found);
      const others = conditions.filter((row) => row.id !== conditionId && row.endedOn === null);
      const excludesFromHome = form.home.includes("yes");
      const after = {
        ...before,
        hasRequirementWithoutSupervisor: [...others, form].some(
          (row) => row.kind === "requirement" && row.supervisor === null,
        ),
        excludesFromHome: excludesFromHome || others.some((row) => row.excludesFromHome === 1),
      };
      const checked = await checkChange(trx, { before, after }, form, now);
      if (checked.kind === "refused")
        return refusedChange({ field: "words", message: checked.refusals.map(({ message }) => message).join(". ") });
      if (checked.kind === "warned") return checked;
      const place = await placeOfForm(trx, context, form);
      if (place.kind === "refused")
        return refusedChange(place.refusals[0] ?? { field: "place", message: "Enter the place" });
      if (place.kind === "places") return place;
      const columns = {
        ...{ kind: form.kind, words: form.words, respondent_id: form.respondentId, location_id: place.id },
        ...{ area_words: form.areaWords, supervisor: form.supervisor },
        // Who may not know whom it protects leaves that as it is.
        ...(one?.isSomebodyProtected && one.protectedId === null ? {} : { protected_person_id: form.protectedId }),
        ...{ excludes_from_home: excludesFromHome ? (1 as const) : (0 as const), from_day: form.fromDay },
      };
      const number = one?.number ?? Math.max(0, ...conditions.map((row) => row.number)) + 1;
      return {
        kind: "change",
        event: one ? "intervention.condition-changed" : "intervention.condition-added",
        set: {},
        step: {
          kind: one ? "condition-changed" : "condition-added",
          on_day: one ? today : form.fromDay,
          words: `${number}. ${form.words}`,
          reason: form.reason ?? null,
        },
        overridden: checked.overridden,
        detail: { number, ...columns, before: one?.words ?? null, reason: form.reason ?? null },
        also: (t) => keep(t, context, found, { columns, number, one }),
      };
    },
  });
}

type Kept = {
  columns: Omit<
    Parameters<typeof insertCondition>[1],
    "id" | "partnership_id" | "intervention_id" | "version" | "number" | "created_at"
  >;
  number: number;
  one: { id: string; version: number } | undefined;
};

async function keep(
  trx: Transaction,
  { actor, now }: InterventionContext,
  found: FoundIntervention,
  { columns, number, one }: Kept,
) {
  const { partnershipId } = actor;
  if (one) await updateCondition(trx, { partnershipId, id: one.id, version: one.version }, columns);
  else
    await insertCondition(trx, {
      ...{ id: uuid(), partnership_id: partnershipId, intervention_id: found.id, version: 1, number, ...columns },
      ...{ created_at: now.toISOString(), created_by: actor.id },
    });
}

/** Whom it binds is on the record, and whom it protects is somebody whose card the actor has, or who stood there before. */
async function refuseNamed(
  trx: Transaction,
  { actor, now }: InterventionContext,
  id: string,
  form: ConditionGiven,
  stood: string | null,
) {
  const respondents = await unsafeListRespondents(trx, [id]);
  if (form.respondentId !== null && !respondents.some((row) => row.id === form.respondentId))
    return { field: "respondentId", message: "Select from the list" };
  if (form.protectedId === null || form.protectedId === stood) return null;
  const card = await findIdentityCard(trx, actor, form.protectedId, searchBounds(now));
  return card ? null : { field: "protectedId", message: "Select the person from the list" };
}

/** It binds no more from the day on; it stays on the record with why. */
export function endCondition(context: InterventionContext, id: string, conditionId: string, form: ConditionEnd) {
  const { actor } = context;
  return changeIntervention<never>(context, {
    id,
    version: form.version,
    async decide(trx, _found, today) {
      const one = (await listConditions(trx, actor, id)).find((row) => row.id === conditionId);
      if (!one || one.endedOn !== null)
        return refusedChange({ field: null, message: "This condition has ended already" });
      const { endedOn, reason } = form;
      const refusal = refuseConditionEnd(one, endedOn, today);
      if (refusal) return refusedChange(refusal);
      return {
        kind: "change",
        event: "intervention.condition-ended",
        set: {},
        step: { kind: "condition-ended", on_day: endedOn, words: `${one.number}. ${one.words}`, reason },
        detail: { number: one.number, endedOn, reason },
        also: async (t) => {
          await updateCondition(t, { partnershipId: actor.partnershipId, id: one.id, version: one.version }, {
            ...{ ended_on: endedOn, end_reason: reason },
          }); // prettier-ignore
        },
      };
    },
  });
}
