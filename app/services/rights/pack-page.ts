import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { fullName } from "#app/domain/people/person.ts";
import { refuseGiving } from "#app/domain/rights/pack-marks.ts";
import { ITEMS_ON_PAGE, type PackFilter, sectionCounts, totalCounts } from "#app/domain/rights/pack-list.ts";
import { listPacks, unsafeCountItems, unsafeFindItem, unsafeListItems, unsafeListItemsOfSection } from "#db/queries/access-packs.ts"; // prettier-ignore
import { unsafeListToAsk } from "#db/queries/asked-items.ts";
import type { Executor } from "#db/transaction.ts";
import { findDraft, openPackRequest, type PackContext, type PackRequest, warningsOf } from "./pack-request.ts";
import { readPack } from "./read-pack.ts";

/** The list of a pack: how many items of each part stand where, and some of one part. */
export async function packPage({ db, actor, now }: PackContext, requestId: string, filter: PackFilter) {
  const request = await openPackRequest(db, actor, requestId);
  if (!request) return undefined;
  const packs = await listPacks(db, actor, requestId);
  const pack = packs.find(({ status }) => status === "draft") ?? null;
  const sections = pack ? sectionCounts(await unsafeCountItems(db, pack.id)) : [];
  const counts = totalCounts(sections);
  const section = filter.section ?? sections[0]?.section ?? null;
  const toAsk = pack ? await unsafeListToAsk(db, pack.id) : [];
  const agencies = new Map(toAsk.map((one) => [one.agencyId, one]));
  return {
    request: headerOf(request),
    warnings: warningsOf(request, londonDay(now)),
    pack,
    given: packs.filter(({ status }) => status === "given"),
    sections,
    counts,
    section,
    refusal: pack ? refuseGiving(counts) : null,
    withoutContact: [...agencies.values()].filter((one) => one.contactUserId === null).map((one) => one.agencyName ?? "items of no agency"),
    ...(pack && section ? await itemsShown(db, actor, request, pack, { ...filter, section }) : { items: [], next: null }),
  };
} // prettier-ignore

type Pack = { id: string; namesAgencies: 0 | 1 };

async function itemsShown(db: Executor, actor: Actor, request: PackRequest, pack: Pack, filter: PackFilter & { section: string }) {
  const found = await unsafeListItemsOfSection(db, { ...filter, packId: pack.id, limit: ITEMS_ON_PAGE + 1 });
  const shown = found.slice(0, ITEMS_ON_PAGE);
  const all = await unsafeListItems(db, pack.id);
  const of = { partnershipId: actor.partnershipId, requestId: request.id, personId: request.personId, namesAgencies: pack.namesAgencies === 1 };
  const { items, names } = await readPack(db, of, all, shown.map((item) => ({ ...item, isMention: item.isMention === 1 })));
  const words = new Map(items.map((item) => [item.id, item.gathered]));
  return {
    items: shown.map(({ id, version, mark, exemption, askedOn, agencyId, isMention, editedWords, answer }) => ({
      ...{ id, version, mark, exemption, askedOn, answer, isMention: isMention === 1, isEdited: editedWords !== null },
      ...{ agencyName: agencyId === null ? null : names.agency(agencyId), words: words.get(id) ?? null },
    })),
    next: found.length > ITEMS_ON_PAGE ? (shown.at(-1)?.position ?? null) : null,
  };
} // prettier-ignore

/** One item beside what would be given of it. */
export async function packItemPage({ db, actor }: Omit<PackContext, "now">, at: { requestId: string; packItemId: string }) {
  const request = await openPackRequest(db, actor, at.requestId);
  const pack = request && (await findDraft(db, actor, at.requestId));
  const item = pack && (await unsafeFindItem(db, pack.id, at.packItemId));
  if (!request || !pack || !item) return undefined;
  const all = await unsafeListItems(db, pack.id);
  const of = { partnershipId: actor.partnershipId, requestId: request.id, personId: request.personId, namesAgencies: pack.namesAgencies === 1 };
  const { items, names } = await readPack(db, of, all, [{ ...item, isMention: item.isMention === 1 }]);
  const place = all.findIndex(({ id }) => id === item.id);
  return {
    request: headerOf(request),
    item,
    agencyName: item.agencyId === null ? null : names.agency(item.agencyId),
    markedBy: item.markedBy === null ? null : names.officer(item.markedBy),
    words: items[0] ?? null,
    next: all[place + 1]?.id ?? null,
  };
} // prettier-ignore

function headerOf(request: PackRequest) {
  const name = fullName({ givenNames: request.givenNames ?? "", familyName: request.familyName ?? "" });
  const { id, reference, dueOn, personId, version } = request;
  return { id, reference, dueOn, personId, version, name };
}
