import { v7 as uuid } from "uuid";
import { changedFields } from "#app/domain/audit/event-content.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { activityKey } from "#app/domain/premises/activities.ts";
import { changesFromFile } from "#app/domain/premises/premises-from-file.ts";
import { licenceNumberKey } from "#app/domain/premises/register.ts";
import { fold } from "#app/domain/search/fold.ts";
import { areasOfPremises } from "#app/services/premises/place-premises.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { insertItems, listItems } from "#db/queries/import-rows.ts";
import { deleteItems } from "#db/queries/imported-incidents.ts";
import {
  deleteActivities,
  deleteHolders,
  findItem,
  type NumberedPremises,
  reopenHolder,
  unsafeListHoldersOf,
  unsafeListPremisesByNumber,
  updateImportedPremises,
} from "#db/queries/imported-premises.ts";
import { addActivities } from "#db/queries/premises-activities.ts";
import { insertHolder, updateHolder } from "#db/queries/premises-holders.ts";
import { unsafeFindPremises } from "#db/queries/premises.ts";
import type { Transaction } from "#db/transaction.ts";
import type { ImportContext, RowToWrite } from "../kind-work.ts";
import { factsOfPremises } from "./premises-facts.ts";
import { holderColumns } from "./write-premises.ts";

type Columns = Record<string, string | number | null>;
/** Whoever was in a role until then, at the version that the file met. */
type Ended = { id: string; untilDay: string; version: number };
/** What a batch has changed: each column before and after, and what it added. */
type Kept = {
  before: Columns;
  after: Columns;
  activities: string[];
  added: string[];
  ended: Ended[];
};
const NOTHING: Kept = { before: {}, after: {}, activities: [], added: [], ended: [] };

/** Changes what stands here by what the file says, line by line. Done again after a kill it finds nothing left to change. */
export async function changePremisesByFile(trx: Transaction, context: ImportContext, rows: readonly RowToWrite[]) {
  for (const row of rows) {
    const number = licenceNumberKey(String(row.values.licenceNumber));
    const [known] = await unsafeListPremisesByNumber(trx, context.partnershipId, [number]);
    if (known && known.import_batch_id !== context.batchId) await changeOne(trx, context, known, row);
  }
}

async function changeOne(trx: Transaction, context: ImportContext, known: NumberedPremises, { values }: RowToWrite) {
  const facts = (await factsOfPremises(trx, [known.id]))(known.id);
  const changes = changesFromFile(known, facts, values, londonDay(context.now));
  if (changes === null) return;
  const { name } = changes.columns;
  const columns: Columns = { ...changes.columns, ...(typeof name === "string" ? { name_folded: fold(name) } : {}) };
  if (changes.columns.postcode !== undefined || changes.columns.address_words !== undefined) {
    const { postcode, address_words } = { ...known, ...changes.columns } as NumberedPremises;
    Object.assign(columns, await areasOfPremises(trx, context, { locationId: known.location_id, postcode, addressWords: address_words })); // prettier-ignore
  }
  const held = await changeHolders(trx, context, known.id, changes.holders);
  await addActivities(trx, { premisesId: known.id, partnershipId: context.partnershipId }, changes.activities);
  await updateImportedPremises(trx, known, columns);
  const before: Columns = Object.fromEntries(Object.keys(columns).map((name) => [name, known[name as keyof NumberedPremises]])); // prettier-ignore
  const kept = { before, after: columns, activities: changes.activities.map(activityKey), ...held };
  await keep(trx, context, known.id, kept);
  await insertAuditEvent(trx, context.actor, context.now, {
    ...{ category: "alteration", event: "premises.changed", objectKind: "premises", objectId: known.id },
    fields: [...changedFields(before, columns), ...(changes.activities.length > 0 ? ["activities"] : []), ...(held.added.length > 0 ? ["holders"] : [])], // prettier-ignore
    objects: [{ kind: "import", id: context.batchId }],
    detail: { before, after: { ...columns, activities: changes.activities } },
  });
}

type Changes = NonNullable<ReturnType<typeof changesFromFile<Awaited<ReturnType<typeof unsafeListHoldersOf>>[number]>>>;

/** Whoever the file names follows whoever was in the role. */
async function changeHolders(
  trx: Transaction,
  { partnershipId, now }: ImportContext,
  premisesId: string,
  changed: Changes["holders"],
) {
  const kept: Pick<Kept, "added" | "ended"> = { added: [], ended: [] };
  for (const { ended, fromDay, ...holder } of changed) {
    if (ended) {
      await updateHolder(trx, ended.holder, { until_day: ended.untilDay });
      kept.ended.push({ id: ended.holder.id, untilDay: ended.untilDay, version: ended.holder.version });
    }
    const id = uuid();
    await insertHolder(trx, {
      ...{ id, partnership_id: partnershipId, premises_id: premisesId, version: 1, ...holderColumns(holder) },
      ...{ from_day: fromDay, created_at: now.toISOString(), created_by: null },
    });
    kept.added.push(id);
  }
  return kept;
}

/** What was there before the first line of the file, and what the last has made of it. */
async function keep(trx: Transaction, { batchId, partnershipId }: ImportContext, id: string, now: Kept) {
  const stored = await findItem(trx, batchId, id);
  const earlier = { ...NOTHING, ...(JSON.parse(stored?.before ?? "{}") as Partial<Kept>) };
  const all: Kept = {
    before: { ...now.before, ...earlier.before },
    after: { ...earlier.after, ...now.after },
    activities: [...earlier.activities, ...now.activities],
    added: [...earlier.added, ...now.added],
    ended: [...earlier.ended, ...now.ended],
  };
  await deleteItems(trx, batchId, [id]);
  await insertItems(trx, [
    {
      ...{ batch_id: batchId, record_kind: "premises", record_id: id, partnership_id: partnershipId },
      before: JSON.stringify(all),
    },
  ]);
}

/** A register lacks them: flagged from its day, and kept. */
export async function flagMissing(
  trx: Transaction,
  context: ImportContext,
  premises: readonly { id: string; version: number }[],
  day: string,
) {
  for (const { id, version } of premises) {
    await updateImportedPremises(trx, { id, version }, { missing_since: day });
    await keep(trx, context, id, { ...NOTHING, before: { missing_since: null }, after: { missing_since: day } });
    await insertAuditEvent(trx, context.actor, context.now, {
      ...{ category: "alteration", event: "premises.missing", objectKind: "premises", objectId: id },
      ...{ fields: ["missing_since"], objects: [{ kind: "import", id: context.batchId }] },
      detail: { before: { missing_since: null }, after: { missing_since: day } },
    });
  }
}

/** Puts back some of what a batch has changed, but for what has been changed again since; how many. */
export async function putPremisesBack(trx: Transaction, batchId: string, limit: number): Promise<number> {
  const items = await listItems(trx, batchId, limit);
  for (const { recordId, before } of items) {
    const kept = { ...NOTHING, ...(JSON.parse(before ?? "{}") as Partial<Kept>) };
    const now = await unsafeFindPremises(trx, recordId);
    if (!now) continue;
    const columns = Object.fromEntries(
      Object.entries(kept.before).filter(([name]) => now[name as keyof typeof now] === kept.after[name]),
    );
    await updateImportedPremises(trx, now, columns);
    await deleteActivities(trx, recordId, kept.activities);
    await putHoldersBack(trx, recordId, kept);
  }
  await deleteItems(trx, batchId, items.map(({ recordId }) => recordId)); // prettier-ignore
  return items.length;
}

/**
 * Those whom the file added go, but for those who were changed since; whoever they followed is in the role again, at the
 * version that the file met, so that a file before it finds nobody changed. Two at a time are never left in a role.
 */
async function putHoldersBack(trx: Transaction, premisesId: string, kept: Kept) {
  const holders = await unsafeListHoldersOf(trx, [premisesId]);
  const gone = holders.filter(({ id, version }) => kept.added.includes(id) && version === 1);
  await deleteHolders(trx, gone.map(({ id }) => id)); // prettier-ignore
  const left = holders.filter((holder) => !gone.includes(holder));
  for (const { id, untilDay, version } of kept.ended) {
    const holder = left.find((one) => one.id === id && one.untilDay === untilDay);
    const isFollowed = left.some((one) => one.role === holder?.role && kept.added.includes(one.id));
    if (holder && !isFollowed) await reopenHolder(trx, holder, version);
  }
}
