import { plusDays } from "#app/domain/dates/iso-day.ts";
import { quarterOf } from "#app/domain/performance/quarter.ts";
import type { RecommendationStatus } from "#app/domain/plan/recommendation.ts";
import {
  addRecommendation,
  carryRecommendations,
  updateOfRecommendation,
} from "#app/services/plan/keep-recommendation.ts";
import { findRecommendation, listRecommendations } from "#db/queries/csp-recommendations.ts";
import { asDone } from "./as-done.ts";
import type { CastKey } from "./cast.ts";
import { at, type World } from "./world.ts";

type Told = { words: string; owner: CastKey; updates: readonly (readonly [number, RecommendationStatus, string])[] };

/** Of the strategic assessment of last year, with what was done so many days before today. */
const LAST_YEAR: readonly Told[] = [
  {
    words: "Make cases at Beat 61 and Beat 64 a standing item of the JAG",
    owner: "chair",
    updates: [[420, "in-progress", "Put on the agenda for a trial of three meetings"], [330, "implemented", "Standing items since; both beats have sent officers to each meeting"]],
  },
  {
    words: "Refresh the list of nominated authors of ASB case reviews and train those who are new",
    owner: "reviewer",
    updates: [[400, "in-progress", "Six agencies asked for names"], [190, "in-progress", "Five names, three trained"], [60, "awaiting-others", "Health has still to name somebody"]],
  },
  {
    words: "Send Probation and Health a calendar of meetings for the year and record who stands in",
    owner: "coordinator",
    updates: [[410, "in-progress", "Calendar sent"], [240, "implemented", "Deputies named; attendance is up from five to nine of twelve"]],
  },
  {
    words: "Bring together what each agency knows of repeat victims before their second report is closed",
    owner: "officer",
    updates: [[380, "in-progress", "One list kept by the ASB team"], [120, "in-progress", "Checked each week; housing providers still by e-mail"]],
  },
  {
    words: "Give the delivery groups figures of vehicle crime by beat each month",
    owner: "manager",
    updates: [[365, "implemented", "Sent with the papers since the summer"]],
  },
  {
    words: "Agree with the OPCC how money left over at the year’s end may be carried",
    owner: "manager",
    updates: [[300, "awaiting-others", "Asked in writing; answer expected with the next allocation"]],
  },
  { words: "Survey shop staff about abuse at work", owner: "business", updates: [] },
]; // prettier-ignore

const THIS_YEAR: readonly Told[] = [
  {
    words: "Set a measure for time that licensed premises stand in Red, and report it each quarter",
    owner: "licensing",
    updates: [[95, "in-progress", "Definition agreed by the premises group"], [30, "implemented", "In the quarter’s report since July"]],
  },
  {
    words: "Tell every victim in writing, at the second report, of the ASB case review",
    owner: "officer",
    updates: [[80, "in-progress", "Letter and leaflet approved; 93% told"]],
  },
  { words: "Look at theft of vehicles without keys with the county’s vehicle crime group", owner: "beat-officer", updates: [[40, "in-progress", "First meeting held; four streets named"]] },
  { words: "Offer students safety equipment for bicycles in the first week of term", owner: "university", updates: [[52, "implemented", "480 locks given out"]] },
  { words: "Write a plan for the weeks around Bonfire Night with fire and housing", owner: "fire", updates: [] },
]; // prettier-ignore

const OF_REPORTS: readonly Told[] = [
  { words: "The board asks for the number of young people who wait for a mentor", owner: "family-help", updates: [[34, "in-progress", "Four wait; two begin next month"]] },
  { words: "Agencies are to say by the tenth of the month what they did with overdue actions", owner: "manager", updates: [] },
]; // prettier-ignore

/** The list of last year, what of it is carried into this one, and what is new. */
export async function buildRecommendations(world: World) {
  const { db, today, partnershipId } = world;
  const actor = await world.actor("manager");
  const { year } = quarterOf(world.daysAgo(60));
  const began = world.daysAgo(450);
  const updates: { day: string; id: string; status: RecommendationStatus; words: string }[] = [];
  const add = async (source: "psa" | "report", of: number, told: Told, number: number, day: string) => {
    const { agencyId, id: ownerUserId } = await world.actor(told.owner);
    const context = { db, actor, now: at(day, "10:20") };
    const wanted = { source, year: of, number, words: told.words, ownerAgencyId: agencyId, ownerUserId };
    const { id } = await asDone(addRecommendation(context, wanted));
    for (const [before, status, words] of told.updates) updates.push({ day: world.daysAgo(before), id, status, words });
  };
  for (const [index, told] of LAST_YEAR.entries()) await add("psa", year - 1, told, index + 1, began);
  await updateUntil(world, updates, world.daysAgo(130));
  await asDone(carryRecommendations({ db, actor, now: at(world.daysAgo(130), "11:00") }, { source: "psa", year }));
  const carried = await listRecommendations(db, partnershipId, { source: "psa", year }, { after: 0, limit: 100 });
  // What is done from now on is told of the list of this year.
  for (const update of updates)
    update.id = carried.find(({ carriedFromId }) => carriedFromId === update.id)?.id ?? update.id;
  const last = Math.max(0, ...carried.map(({ number }) => number));
  for (const [index, told] of THIS_YEAR.entries()) await add("psa", year, told, last + index + 1, world.daysAgo(129));
  for (const [index, told] of OF_REPORTS.entries()) await add("report", year, told, index + 1, world.daysAgo(36));
  await updateUntil(world, updates, plusDays(today, -1));
}

async function updateUntil(
  world: World,
  updates: { day: string; id: string; status: RecommendationStatus; words: string }[],
  day: string,
) {
  const due = updates.filter((one) => one.day <= day).sort((a, b) => a.day.localeCompare(b.day));
  const actor = await world.actor("manager");
  for (const { day, id, status, words } of due) {
    const { version } = await findVersion(world, id);
    await asDone(
      updateOfRecommendation({ db: world.db, actor, now: at(day, "12:05") }, id, { version, status, reason: words }),
    );
  }
  updates.splice(0, updates.length, ...updates.filter((one) => one.day > day));
}

async function findVersion({ db, partnershipId }: World, id: string) {
  const found = await findRecommendation(db, partnershipId, id);
  if (!found) throw new Error("A recommendation of the demonstration is not to be found");
  return found;
}
