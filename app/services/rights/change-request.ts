import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import type { EVENT_NAMES } from "#app/domain/audit/event-names.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { clockOf } from "#app/domain/rights/clock.ts";
import type { RequestStepKind } from "#app/domain/rights/request.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findBankHolidays } from "#db/queries/bank-holidays.ts";
import { oneByOne } from "#db/queries/erasure-lock.ts";
import {
  findRightsRequest,
  type FoundRequest,
  insertRequestStep,
  updateRightsRequest,
} from "#db/queries/rights-requests.ts";
import { type Executor, inTransaction, type Transaction } from "#db/transaction.ts";

export type RequestContext = { db: Executor; actor: Actor; now: Date };
export type RequestRefusal = { field: string; message: string };
export type RequestSet = Parameters<typeof updateRightsRequest>[2];
type Change = {
  kind: "change";
  event: keyof typeof EVENT_NAMES;
  set: RequestSet;
  /** What is written into its history; null for what is none of it. */
  step: { kind: RequestStepKind; happenedOn: string; words: string | null } | null;
  also?: { kind: string; id: string }[];
};
type Decided = Change | { kind: "refused"; refusal: RequestRefusal };
type Steps = {
  id: string;
  version: number;
  decide: (trx: Transaction, request: FoundRequest, today: string) => Promise<Decided> | Decided;
};

/** One thing done with a request: the row, its clock, its history and the log, which says which fields and no content. */
export function changeRequest({ db, actor, now }: RequestContext, { id, version, decide }: Steps) {
  const { partnershipId } = actor;
  return inTransaction(db, async (trx) => {
    // Whoever it is about is held from then on.
    await oneByOne(trx, partnershipId);
    const current = await findRightsRequest(trx, partnershipId, id);
    if (!current) return { kind: "not-found" as const };
    if (current.version !== version) return { kind: "changed" as const, current };
    const today = londonDay(now);
    const change = await decide(trx, current, today);
    if (change.kind === "refused") return change;
    const { set, step, event } = change;
    if (
      !(await updateRightsRequest(
        trx,
        { partnershipId, id, version },
        { ...set, due_on: await dueOn(trx, current, set, today) },
      ))
    )
      // prettier-ignore
      return { kind: "changed" as const, current: (await findRightsRequest(trx, partnershipId, id)) ?? current };
    if (step)
      await insertRequestStep(trx, {
        ...{ id: uuid(), partnership_id: partnershipId, request_id: id, kind: step.kind, words: step.words },
        ...{ happened_on: step.happenedOn, recorded_by: actor.id, recorded_at: now.toISOString() },
      });
    await insertAuditEvent(trx, actor, now, {
      ...{ category: "alteration", event, objectKind: "rights-request", objectId: id, purpose: step?.kind },
      fields: Object.keys(set),
      objects: [...(change.also ?? []), ...(current.personId ? [{ kind: "person", id: current.personId }] : [])],
      detail: { after: set, ...(step ? { step } : {}) },
    });
    return { kind: "done" as const, id };
  });
}

async function dueOn(trx: Transaction, request: FoundRequest, set: Change["set"], today: string) {
  const { holidays } = await findBankHolidays(trx);
  const after = <T>(value: T | undefined, before: T) => (value === undefined ? before : value);
  const facts = {
    receivedOn: request.receivedOn,
    identityAskedOn: after(set.identity_asked_on, request.identityAskedOn),
    identityProvedOn: after(set.identity_proved_on, request.identityProvedOn),
    clarificationAskedOn: after(set.clarification_asked_on, request.clarificationAskedOn),
    clarifiedOn: after(set.clarified_on, request.clarifiedOn),
    extendedOn: after(set.extended_on, request.extendedOn),
    extensionToldOn: after(set.extension_told_on, request.extensionToldOn),
  };
  const clock = clockOf(facts, holidays, today);
  return clock.state === "running" ? clock.dueOn : null;
}
