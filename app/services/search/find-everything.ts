import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import {
  FIRST_OF_GROUP,
  FOUND_GROUPS,
  type FoundGroup,
  foundKey,
  type FoundPage,
  PAGE_OF_GROUP,
} from "#app/domain/search/found-groups.ts";
import { type KeptText, soughtIn } from "#app/domain/search/sought.ts";
import type { Executor } from "#db/transaction.ts";
import { foundLists } from "./found-groups.ts";
import type { FoundRow } from "./found-rows.ts";
import { idsOfClose, peopleSought } from "./people-sought.ts";
import { idsOfLocations, MOST_LOCATIONS } from "./search-locations.ts";

type Context = { db: Executor; actor: Actor; now: Date };
type Listed = Exclude<FoundGroup, "people">;
type GroupFound = { group: Listed; count: number; rows: FoundRow[]; next: string | null; isCut: boolean };

/** The first of everything that the text finds, or a page of one group; each as far as the actor may see it. */
export async function findEverything(context: Context, kept: KeptText, { of, after }: FoundPage) {
  const sought = soughtIn(kept.text, londonDay(context.now));
  const people = await peopleSought(context, kept);
  const placesAsked = sought.postcode ?? sought.words;
  const places = placesAsked === "" ? [] : await idsOfLocations(context.db, context.actor, placesAsked);
  const lists = foundLists(context, sought, { places, people: idsOfClose(people) });
  const wanted = FOUND_GROUPS.filter((group): group is Listed => group !== "people" && (!of || of === group));
  const page = { after: of && after ? foundKey(after) : undefined, limit: of ? PAGE_OF_GROUP : FIRST_OF_GROUP };
  const groups: GroupFound[] = [];
  for (const group of wanted) {
    const list = lists[group];
    const count = list ? await list.count() : 0;
    if (!list || count === 0) continue;
    const rows = await list.rows({ ...page, limit: page.limit + 1 });
    const shown = rows.slice(0, page.limit);
    const next = rows.length > page.limit ? (shown.at(-1)?.key ?? null) : null;
    groups.push({ group, count, rows: shown, next, isCut: group === "places" && places.length >= MOST_LOCATIONS });
  }
  return { people: !of || of === "people" ? people : null, groups };
}
