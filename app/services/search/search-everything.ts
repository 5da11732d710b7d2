import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { FIRST_OF_GROUP, type FoundGroup, foundHref, type FoundPage } from "#app/domain/search/found-groups.ts";
import { searchKeptUntil } from "#app/domain/search/kept-search.ts";
import { type KeptText, personIn, soughtIn } from "#app/domain/search/sought.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { keepFoundPeople } from "#db/queries/found-people.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { findEverything } from "./find-everything.ts";
import { findRecord } from "./find-record.ts";
import { keepPersonSearch } from "./search-people.ts";

type Context = { db: Executor; actor: Actor; now: Date };
type Returned = { kind: string; id: string };

/** Of what kind the log knows the rows of each group. */
const OBJECT_KINDS: Record<Exclude<FoundGroup, "people" | "plans">, string> = {
  places: "location",
  cases: "case",
  incidents: "incident",
  premises: "premises",
  meetings: "meeting",
};

/**
 * Where a text leads: a whole reference to its record, if the actor may open it; everything else, and a reference of
 * what is not there or not theirs alike, to what it finds.
 */
export async function searchEverything(context: Context, text: string): Promise<string> {
  const { reference } = soughtIn(text, londonDay(context.now));
  const record = reference && (await findRecord(context, reference));
  if (record) {
    await recordSearch(context, { text }, [record]);
    return record.href;
  }
  return foundHref(await keepPersonSearch(context, personIn(text, londonDay(context.now))));
}

/** What a kept text finds now, or a page of one group of it. Each look is a consultation (DOMAIN 7.2). */
export async function runSearch(context: Context, kept: KeptText, page: FoundPage) {
  const found = await findEverything(context, kept, page);
  const cards = found.people?.cards.slice(0, page.of ? undefined : FIRST_OF_GROUP) ?? [];
  const people = [...cards.map(({ id }) => id), ...(found.people?.lockedIds ?? [])];
  const records = found.groups.flatMap(({ group, rows }) =>
    rows.map(({ id, href }) => ({ kind: group === "plans" ? planKind(href) : OBJECT_KINDS[group], id })),
  );
  const returned = [...people.map((id) => ({ kind: "person", id })), ...records];
  await recordSearch(context, { text: kept.text, ...page }, returned, people);
  return { ...found, cards };
}

function planKind(href: string) {
  return href.startsWith("/plans/") ? "partnership-plan" : "csp-report";
}

/** Whom it has shown to somebody who may search for people is kept as found: they may be referred now. */
function recordSearch(
  { db, actor, now }: Context,
  query: { text: string } & FoundPage,
  returned: readonly Returned[],
  people: readonly string[] = [],
) {
  return inTransaction(db, async (trx) => {
    if (actor.permissions.has("people:search")) await keepFoundPeople(trx, actor, people, searchKeptUntil(now));
    await insertAuditEvent(trx, actor, now, {
      ...{ category: "consultation", event: "search.made", objectKind: "search", objectId: null },
      resultCount: returned.length,
      detail: { query, returned: returned.map(({ id }) => id) },
      objects: returned.map(({ kind, id }) => ({ kind, id })),
    });
  });
}
