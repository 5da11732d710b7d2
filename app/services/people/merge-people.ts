import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { changesSince, chosenValues, type Holding, type OwnValues } from "#app/domain/people/merge.ts";
import type { MergeDecision } from "#app/domain/people/merge.form.ts";
import { isRenamed } from "#app/domain/people/change-person.ts";
import { fold } from "#app/domain/search/fold.ts";
import { personTerms } from "#app/services/search/person-terms.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findPersonById } from "#db/queries/people.ts";
import {
  findMerge,
  insertMerge,
  markMergeUndone,
  unsafeIsHeldElsewhere,
  unsafeListHoldings,
  unsafeListOwnValues,
  updatePerson,
} from "#db/queries/person-merges.ts";
import { insertPart, listRecordsOfPerson, updatePart } from "#db/queries/person-parts.ts";
import { replaceSearchTerms } from "#db/queries/search-terms.ts";
import { type Executor, inTransaction, type Transaction } from "#db/transaction.ts";
import { partSources } from "./part-sources.ts";
import { keepTermsOfPart } from "./part-terms.ts";

type Context = { db: Executor; actor: Actor; now: Date };
type Before = { id: string; mergedIntoId: string | null; values: OwnValues }[];
type Named = OwnValues & { id: string; reference: string };

/**
 * Two records of one person become one. Nothing is moved: the one points to the other, and both say the same of the
 * person from now on. Only for whom nothing that names either is hidden.
 */
export function mergePeople({ db, actor, now }: Context, firstId: string, secondId: string, decision: MergeDecision) {
  const { partnershipId } = actor;
  return inTransaction(db, async (trx) => {
    const first = await findPersonById(trx, actor, firstId);
    const second = await findPersonById(trx, actor, secondId);
    if ((!first || !second || first.mergedIntoId) ?? second.mergedIntoId) return { kind: "not-found" as const };
    if (first.id === second.id) return { kind: "not-found" as const };
    const firstIds = await listRecordsOfPerson(trx, actor, first.id);
    const ids = [...firstIds, ...(await listRecordsOfPerson(trx, actor, second.id))];
    if (await unsafeIsHeldElsewhere(trx, actor, ids)) return { kind: "held-elsewhere" as const };
    if (first.version !== decision.firstVersion || second.version !== decision.secondVersion)
      return { kind: "changed" as const };

    const [kept, merged] = decision.keep === "first" ? [first, second] : [second, first];
    const values = chosenValues(first, second, decision);
    const before = (await unsafeListOwnValues(trx, ids)).map(({ id, mergedIntoId, ...stood }) => ({
      id,
      mergedIntoId,
      values: stood,
    }));
    for (const id of ids) {
      const version = id === first.id ? first.version : id === second.id ? second.version : undefined;
      const mergedIntoId = id === kept.id ? null : kept.id;
      if (!(await updatePerson(trx, { id, partnershipId, version }, { ...values, ...folded(values), mergedIntoId })))
        throw new Error("A person changed while the writer was held");
    }
    await keepTerms(trx, actor, { ...values, id: kept.id, reference: kept.reference });
    const other = isRenamed(first, second) ? (decision.name === "first" ? second : first) : null;
    const aliasId = other && (await keepOtherName(trx, { actor, now }, kept.id, other));
    const id = uuid();
    await insertMerge(trx, {
      ...{ id, partnership_id: partnershipId, kept_id: kept.id, merged_id: merged.id, alias_id: aliasId },
      ...{ reason: decision.reason, before: JSON.stringify(before), version: 1 },
      held: JSON.stringify(await unsafeListHoldings(trx, ids)),
      ...{ merged_at: now.toISOString(), merged_by: actor.id, undone_at: null, undone_by: null, undone_reason: null },
    });
    await record(trx, { actor, now }, "person.merged", kept.id, ids, {
      before,
      after: values,
      reason: decision.reason,
    });
    return { kind: "done" as const, keptId: kept.id };
  });
}

/** Why a merge cannot be undone: something that the actor does not see, or what has changed since. */
export async function whatStandsAgainstUndoing({ db, actor }: Omit<Context, "now">, personId: string, held: string) {
  const ids = await listRecordsOfPerson(db, actor, personId);
  if (await unsafeIsHeldElsewhere(db, actor, ids)) return { kind: "held-elsewhere" as const };
  const changes = changesSince(JSON.parse(held) as Holding[], await unsafeListHoldings(db, ids));
  return changes.length > 0 ? { kind: "changed-since" as const, changes } : null;
}

/** Both say again what they said, while nothing else has changed either. */
export function undoMerge(
  { db, actor, now }: Context,
  { personId, id }: { personId: string; id: string },
  { version, reason }: { version: number; reason: string },
) {
  const { partnershipId } = actor;
  return inTransaction(db, async (trx) => {
    const merge = await findMerge(trx, actor, { personId, id });
    if (!merge) return { kind: "not-found" as const };
    const against = await whatStandsAgainstUndoing({ db: trx, actor }, personId, merge.held);
    if (against) return against;
    const undone = { undone_at: now.toISOString(), undone_by: actor.id, undone_reason: reason };
    if (!(await markMergeUndone(trx, { id, version }, undone))) return { kind: "not-found" as const };
    const before = JSON.parse(merge.before) as Before;
    for (const { id: recordId, mergedIntoId, values } of before)
      await updatePerson(trx, { id: recordId, partnershipId }, { ...values, ...folded(values), mergedIntoId });
    for (const stood of await unsafeListOwnValues(trx, [personId])) await keepTerms(trx, actor, stood);
    if (merge.aliasId) {
      const ended = { endedOn: londonDay(now), endReason: "The merge was undone" };
      await updatePart(trx, "alias", { id: merge.aliasId, version: 1, partnershipId }, ended);
      await keepTermsOfPart(trx, { partnershipId, kind: "alias", id: merge.aliasId }, {});
    }
    const ids = before.map((row) => row.id);
    await record(trx, { actor, now }, "person.merge-undone", personId, ids, { after: before, reason });
    return { kind: "done" as const };
  });
}

function folded({ givenNames, familyName }: OwnValues) {
  return { nameFolded: fold(`${familyName} ${givenNames}`) };
}

async function keepTerms(trx: Transaction, actor: Actor, person: Named) {
  const terms = personTerms(person);
  await replaceSearchTerms(trx, { partnershipId: actor.partnershipId, kind: "person", id: person.id }, terms);
}

async function keepOtherName(
  trx: Transaction,
  { actor, now }: Omit<Context, "db">,
  personId: string,
  other: OwnValues,
) {
  const { partnershipId } = actor;
  const id = uuid();
  const { givenNames, familyName } = other;
  const name = { aliasKind: "merged-record", givenNames, familyName, ...folded(other) };
  const part = { id, partnershipId, personId, recordedAt: now.toISOString(), recordedBy: actor.id };
  await insertPart(trx, "alias", part, { ...name, caseId: null, referralId: null });
  await keepTermsOfPart(trx, { partnershipId, kind: "alias", id }, name);
  return id;
}

/** DOMAIN 7.2: a combination, with the ids of all the records. */
async function record(
  trx: Transaction,
  { actor, now }: Omit<Context, "db">,
  event: "person.merged" | "person.merge-undone",
  personId: string,
  ids: readonly string[],
  detail: Record<string, unknown>,
) {
  const sources = await partSources({ db: trx, actor }, ids);
  await insertAuditEvent(trx, actor, now, {
    category: "combination",
    event,
    objectKind: "person",
    objectId: personId,
    restricted: sources.some((source) => source.isRestricted),
    objects: ids.map((id) => ({ kind: "person", id })),
    detail,
  });
}
