import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { changedFields } from "#app/domain/audit/event-content.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import {
  partFields,
  type PartFields,
  type PartRefusal,
  refusePart,
  sourceColumns,
  sourceOf,
} from "#app/domain/people/part-fields.ts";
import type { AnyPartData, PartChange } from "#app/domain/people/part.form.ts";
import type { PartKind } from "#app/domain/people/person-parts.ts";
import { madeOnce } from "#app/services/session/made-once.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { type AnyPart, findPart, insertPart, listRecordsOfPerson, updatePart } from "#db/queries/person-parts.ts";
import { type Executor, inTransaction, type Transaction } from "#db/transaction.ts";
import { furtherFields } from "./further-fields.ts";
import { keepTermsOfPart } from "./part-terms.ts";
import { partSources } from "./part-sources.ts";

type Context = { db: Executor; actor: Actor; now: Date; once?: string | null };
type At = { personId: string; kind: PartKind; id: string };

/** Something more that is known of a person whom the actor may open, through a record that the actor sees. */
export function addPart(context: Context, personId: string, given: AnyPartData) {
  const { actor, now } = context;
  const { partnershipId } = actor;
  return madeOnce(context, `person-${given.kind}`, async (trx) => {
    const today = londonDay(now);
    const ids = await listRecordsOfPerson(trx, actor, personId);
    const [standing] = ids;
    if (standing === undefined) return { kind: "not-found" as const };
    const source = await knownSource(trx, actor, ids, given.data.source);
    if (!source) return refused({ field: "source", message: "Select how this is known from the list" });
    const refusal = refusePart(given, today);
    if (refusal) return refused(refusal);
    const further = await furtherFields(trx, { actor, ids, today }, given, null);
    if (further.kind === "refused") return further;

    const id = uuid();
    const fields = { ...partFields(given), ...sourceColumns(given.data.source), ...further.fields };
    const part = { id, partnershipId, personId: standing, recordedAt: now.toISOString(), recordedBy: actor.id };
    await insertPart(trx, given.kind, part, fields);
    await keepTermsOfPart(trx, { partnershipId, kind: given.kind, id }, fields);
    await insertAuditEvent(trx, actor, now, {
      category: "collection",
      event: "person.part-added",
      ...concerned(given.kind, id, ids, given.data.source),
      restricted: source.isRestricted,
      fields: Object.keys(fields),
      detail: { after: fields },
    });
    return { kind: "done" as const, id };
  });
}

export function changePart({ db, actor, now }: Context, { personId, kind, id }: At, given: PartChange) {
  const { partnershipId } = actor;
  return inTransaction(db, async (trx) => {
    const today = londonDay(now);
    const found = await findPart(trx, actor, { personId, kind, id });
    if (!found || found.part.endedOn !== null) return { kind: "not-found" as const };
    const { version, changeReason } = given.data;
    if (found.part.version !== version) return { kind: "changed" as const, current: found };
    const ids = await listRecordsOfPerson(trx, actor, personId);
    const source = await knownSource(trx, actor, ids, given.data.source);
    if (!source && given.data.source !== sourceOf(found.part))
      return refused({ field: "source", message: "Select how this is known from the list" });
    if (kind === "marker" && changeReason === null)
      return refused({ field: "changeReason", message: "Enter the reason for the change" });
    const refusal = refusePart(given, today, found.kind === "marker" ? found.part.addedOn : today);
    if (refusal) return refused(refusal);
    const further = await furtherFields(trx, { actor, ids, today }, given, found);
    if (further.kind === "refused") return further;

    const after = { ...partFields(given), ...sourceColumns(given.data.source), ...further.fields };
    if (!(await updatePart(trx, kind, { id, version, partnershipId }, after)))
      return { kind: "changed" as const, current: (await findPart(trx, actor, { personId, kind, id })) ?? found };
    await keepTermsOfPart(trx, { partnershipId, kind, id }, after);
    const before = stoodBefore(found, after);
    await insertAuditEvent(trx, actor, now, {
      category: "alteration",
      event: "person.part-changed",
      ...concerned(kind, id, ids, given.data.source),
      restricted: source?.isRestricted ?? true,
      fields: [...changedFields(before, after), ...(changeReason ? ["changeReason"] : [])],
      detail: { before, after: changeReason ? { ...after, changeReason } : after },
    });
    return { kind: "done" as const };
  });
}

/** Taken off with a reason: it stays on the page as what was known before, and finds nobody any more. */
export function endPart(
  { db, actor, now }: Context,
  { personId, kind, id }: At,
  { version, endReason }: { version: number; endReason: string },
) {
  const { partnershipId } = actor;
  return inTransaction(db, async (trx) => {
    const found = await findPart(trx, actor, { personId, kind, id });
    if (!found || found.part.endedOn !== null) return { kind: "not-found" as const };
    if (found.part.version !== version) return { kind: "changed" as const, current: found };
    const fields = { endedOn: londonDay(now), endReason };
    if (!(await updatePart(trx, kind, { id, version, partnershipId }, fields)))
      return { kind: "changed" as const, current: (await findPart(trx, actor, { personId, kind, id })) ?? found };
    await keepTermsOfPart(trx, { partnershipId, kind, id }, {});
    const ids = await listRecordsOfPerson(trx, actor, personId);
    const source = await knownSource(trx, actor, ids, sourceOf(found.part));
    await insertAuditEvent(trx, actor, now, {
      category: "alteration",
      event: "person.part-ended",
      ...concerned(kind, id, ids, sourceOf(found.part)),
      restricted: source?.isRestricted ?? true,
      fields: ["endedOn", "endReason"],
      detail: { after: fields },
    });
    return { kind: "done" as const };
  });
}

function refused(refusal: PartRefusal) {
  return { kind: "refused" as const, refusal };
}

async function knownSource(trx: Transaction, actor: Actor, ids: readonly string[], source: string) {
  if (source === "person") return { isRestricted: false };
  return (await partSources({ db: trx, actor }, ids)).find(({ value }) => value === source);
}

function concerned(kind: PartKind, id: string, ids: readonly string[], source: string) {
  const [sourceKind = "person", sourceId] = source.split(":");
  const people = ids.map((personId) => ({ kind: "person", id: personId }));
  const objects = sourceId ? [...people, { kind: sourceKind, id: sourceId }] : people;
  return { objectKind: `person-${kind}`, objectId: id, objects };
}

/** The values that stood before, of the fields that were written. */
function stoodBefore({ part }: AnyPart, after: PartFields) {
  const stood = part as Record<string, unknown>;
  return Object.fromEntries(Object.keys(after).map((name) => [name, stood[name] ?? null]));
}
