import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { fold } from "#app/domain/search/fold.ts";
import { type FoundGroup, type FoundKey, mayFind } from "#app/domain/search/found-groups.ts";
import type { Sought } from "#app/domain/search/sought.ts";
import {
  countCasesNear,
  countIncidentsFound,
  countPremisesFound,
  countSittingsFound,
  listCasesNear,
  listIncidentsFound,
  listPlacesFound,
  listPremisesFound,
  listSittingsFound,
  type Near,
} from "#db/queries/found-everywhere.ts";
import type { Executor } from "#db/transaction.ts";
import { caseRows, type FoundRow, incidentRows, meetingRows, placeRows, premisesRows } from "./found-rows.ts";
import { plansFound } from "./found-plans.ts";
import { wholeList } from "./whole-list.ts";

type Context = { db: Executor; actor: Actor; now: Date };
type Page = { after?: FoundKey; limit: number };
/** A list that may be looked through, or null when there is nothing in it to ask for, or nothing that the actor may open. */
type FoundList = { count: () => Promise<number>; rows: (page: Page) => Promise<FoundRow[]> } | null;

/** Meetings of a group that is named: those that were, and those of the coming quarter. */
const DAYS_AHEAD = 100;

/** All but people. */
export function foundLists(
  { db, actor, now }: Context,
  sought: Sought,
  near: Near,
): Record<Exclude<FoundGroup, "people">, FoundList> {
  const today = londonDay(now);
  const may = (group: FoundGroup) => mayFind(actor.permissions, group);
  const isNear = near.places.length + near.people.length > 0;
  const { day, words } = sought;
  const incidents = { near, day };
  const premises = { find: words, places: near.places };
  const sittings = day === null ? { words: fold(words).split(" "), until: plusDays(today, DAYS_AHEAD) } : { day };
  return {
    places: when(
      near.places.length > 0 && may("places"),
      wholeList(async () => placeRows(await listPlacesFound(db, actor, near.places))),
    ),
    cases: when(isNear && may("cases"), {
      count: () => countCasesNear(db, actor, near),
      rows: async (page) => caseRows(await listCasesNear(db, actor, near, page), today),
    }),
    // Of a day and of words that name neither a place nor anybody there is nothing that is both.
    incidents: when((isNear || (day !== null && isDayAlone(sought))) && may("incidents"), {
      count: () => countIncidentsFound(db, actor, incidents),
      rows: async (page) => incidentRows(await listIncidentsFound(db, actor, incidents, page)),
    }),
    premises: when((words !== "" || near.places.length > 0) && may("premises"), {
      count: () => countPremisesFound(db, actor, premises),
      rows: async (page) => premisesRows(await listPremisesFound(db, actor, premises, page)),
    }),
    meetings: when((day !== null || words !== "") && may("meetings"), {
      count: () => countSittingsFound(db, actor, sittings),
      rows: async (page) => meetingRows(await listSittingsFound(db, actor, sittings, page), actor),
    }),
    plans: words === "" ? null : plansFound({ db, actor }, words),
  };
}

function when(isAsked: boolean, list: NonNullable<FoundList>): FoundList {
  return isAsked ? list : null;
}

function isDayAlone({ words, postcode }: Sought) {
  return words === "" && postcode === null;
}
