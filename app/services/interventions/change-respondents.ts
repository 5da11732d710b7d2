import { v7 as uuid } from "uuid";
import { askedOf } from "#app/domain/interventions/asked.ts";
import { boundIn } from "#app/domain/interventions/refuse-form.ts";
import { refuseRespondentsOn } from "#app/domain/interventions/refuse-parts.ts";
import type { AddedRespondents, Served } from "#app/domain/interventions/respondent.form.ts";
import { findCaseById } from "#db/queries/cases.ts";
import { insertRespondents, unsafeListRespondents, updateRespondent } from "#db/queries/intervention-respondents.ts";
import { changeIntervention, type InterventionContext, refusedChange, type Warned } from "./change-intervention.ts";
import { checkChange, refuseSkippedStage } from "./check-recorded.ts";
import { factsOf } from "./facts-of.ts";
import { readRespondents } from "./respondents-of-form.ts";

const first = (refusals: readonly { field: string; message: string }[], field: string) =>
  refusedChange({ field, message: refusals.map(({ message }) => message).join(". ") });

/** On one respondent, each apart: never before it was issued, nor in the future. Recorded again, it is put right. */
export function serveRespondent(context: InterventionContext, id: string, respondentId: string, form: Served) {
  const { partnershipId } = context.actor;
  return changeIntervention<Warned>(context, {
    id,
    version: form.version,
    async decide(trx, found) {
      const one = (await unsafeListRespondents(trx, [id])).find((row) => row.id === respondentId);
      if (!one) return refusedChange({ field: null, message: "This respondent is not on the record any more" });
      if (found.state !== "made")
        return refusedChange({ field: "servedOn", message: "It cannot be served before it has been made" });
      const { servedOn, servedTime, servedHow, servedWords } = form;
      const before = await factsOf({ db: trx, actor: context.actor }, found);
      const after = {
        ...before,
        respondents: before.respondents.map((row) => (row.id === one.id ? { ...row, servedOn, servedTime } : row)),
      };
      const checked = await checkChange(trx, { before, after }, form, context.now);
      if (checked.kind === "refused") return first(checked.refusals, "servedOn");
      if (checked.kind === "warned") return checked;
      return {
        kind: "change",
        event: "intervention.served",
        set: {},
        step: { kind: "served", on_day: servedOn, at_time: servedTime, respondent_id: one.id, words: servedWords },
        overridden: checked.overridden,
        detail: { respondentId, servedOn, servedTime, servedHow, servedWords, before: one.servedOn },
        also: async (t) => {
          await updateRespondent(t, { partnershipId, id: one.id, version: one.version }, {
            ...{ served_on: servedOn, served_time: servedTime, served_how: servedHow, served_words: servedWords },
          }); // prettier-ignore
        },
      };
    },
  });
}

/** Somebody more whom it binds, by the same rules as those whom it bound when it was recorded. */
export function addRespondents(context: InterventionContext, id: string, form: AddedRespondents) {
  const { actor, now } = context;
  return changeIntervention<Warned>(context, {
    id,
    version: form.version,
    async decide(trx, found, today) {
      const asked = askedOf(found.kind, found.ownTier);
      const there = await unsafeListRespondents(trx, [id]);
      const more = form.respondents.length + (form.bodyName === null ? 0 : 1);
      const shut = refuseRespondentsOn(found, there.length + more);
      if (shut) return refusedChange(shut);
      const bound = boundIn({ bodyName: form.bodyName, unknown: [] }, asked, form.respondents.length);
      if (form.respondents.length === 0 && bound.bodyName === null)
        return refusedChange({ field: "respondents", message: "Select whom it binds" });
      const record = found.caseId === null ? null : ((await findCaseById(trx, actor, found.caseId)) ?? null);
      const read = await readRespondents(trx, { actor, now }, form.respondents, {
        record,
        isLinking: false,
        day: today,
      });
      if (read.kind === "unlinked")
        return refusedChange({ field: "respondents", message: `Not linked to the case: ${read.names.join(", ")}` });
      if (read.kind === "refused") return { kind: "refused", refusal: read.refusal };
      if (read.people.some((person) => there.some(({ standingId }) => standingId === person.id)))
        return refusedChange({ field: "respondents", message: "Somebody chosen is on the record already" });
      const skippedStageReason = found.skippedStageReason ?? form.skippedStageReason;
      const [skipped] = await refuseSkippedStage(trx, actor, {
        ...{ form: { issuedOn: found.issuedOn, skippedStageReason }, asked, kind: found.kind, exceptId: id },
        personIds: read.people.map((person) => person.id),
      });
      if (skipped) return refusedChange(skipped);
      const before = await factsOf({ db: trx, actor }, found);
      const after = {
        ...before,
        personsUnknown: false,
        respondents: [...before.respondents, ...bound.facts(read.people)],
      };
      const checked = await checkChange(trx, { before, after }, form, now);
      if (checked.kind === "refused") return first(checked.refusals, "respondents");
      if (checked.kind === "warned") return checked;
      const added = [
        ...read.people.map((person) => ({ person_id: person.id, body_name: null })),
        ...(bound.bodyName === null ? [] : [{ person_id: null, body_name: bound.bodyName }]),
      ];
      const whose = {
        partnership_id: actor.partnershipId,
        version: 1,
        created_at: now.toISOString(),
        created_by: actor.id,
      };
      return {
        kind: "change",
        event: "intervention.respondent-added",
        set: { persons_unknown: 0, skipped_stage_reason: skippedStageReason },
        step: { kind: "respondent-added", on_day: today, words: added.length === 1 ? null : `${added.length} more` },
        overridden: checked.overridden,
        detail: { added: added.map(({ person_id, body_name }) => person_id ?? body_name) },
        also: (t) =>
          insertRespondents(
            t,
            added.map((one) => ({ ...one, ...whose, id: uuid(), intervention_id: id })),
          ),
      };
    },
  });
}
