import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { exportWords, listHref, parseExportAddress } from "#app/domain/exports/lists.ts";
import { action as change } from "#app/routes/plan/recommendations.$cspRecommendationId_.change/route.tsx";
import { action as update, loader as page } from "#app/routes/plan/recommendations.$cspRecommendationId/route.tsx";
import { loader as listPage } from "#app/routes/plan/recommendations._index/route.tsx";
import { action as carry } from "#app/routes/plan/recommendations.carry/route.tsx";
import { action as add, loader as addPage } from "#app/routes/plan/recommendations.new/route.tsx";
import { recommendationRows } from "#app/services/exports/recommendation-rows.ts";
import type { Executor } from "#db/transaction.ts";
import { events, NOW } from "../admin/office.ts";
import { anActor, aPartnership, get, post as postTo, testDatabase, type TestPartnership } from "../factories.ts";
import { aRecommendation } from "../support/planning.ts";

let db: Executor;
let p: TestPartnership;
let manager: Actor;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
  db = await testDatabase();
  p = await aPartnership(db);
  manager = await anActor(db, p, { duties: ["manager"], name: "Max Manager" });
});
afterEach(() => vi.useRealTimers());

const post = (
  action: Parameters<typeof postTo>[0],
  actor: Actor,
  fields: Record<string, string>,
  params: Record<string, string> = {},
) => postTo(action, actor, params, fields);
const status = (reply: unknown) =>
  (reply as { init?: { status?: number } }).init?.status ?? (reply as { status?: number }).status;
const errorsOf = (reply: unknown) => (reply as { data: { errors: Record<string, string> } }).data.errors;
const rowOf = (id: string) =>
  db.selectFrom("csp_recommendation").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
type List = { recommendations: { number: number; words: string; newest: string | null }[]; next: number | null };
const listOf = async (actor: Actor, search: string) => (await get(listPage, actor, {}, search)) as List;

const NEW = { source: "psa", year: "2025", number: "1", words: "Look at burglary", ownerAgencyId: "", ownerUserId: "" };

describe("a recommendation", () => {
  test("is added, changed and told of, each with a line in the log", async () => {
    await post(add, manager, { ...NEW, ownerAgencyId: p.policeId });
    const { id } = await db.selectFrom("csp_recommendation").select("id").executeTakeFirstOrThrow();
    const to = { cspRecommendationId: id };
    await post(change, manager, { ...NEW, version: "1", number: "4", ownerAgencyId: p.policeId }, to);
    await post(update, manager, { version: "2", status: "in-progress", reason: "Begun" }, to);
    expect(await get(page, manager, to)).toMatchObject({
      one: { number: 4, status: "in-progress", version: 3 },
      updates: [{ words: "Begun", status: "in-progress", recordedByName: "Max Manager" }],
    });
    expect((await events(db)).map(({ event }) => event)).toEqual([
      ...["csp-recommendation.added", "csp-recommendation.changed", "csp-recommendation.updated"],
      "csp-recommendation.viewed",
    ]);
    expect(await get(addPage, manager, {}, "?source=psa&year=2025")).toMatchObject({ number: 5 });
  });

  test("has a number of its own in its list, and of a lost race both versions are shown", async () => {
    await aRecommendation(db, p, { year: 2025 });
    const second = await aRecommendation(db, p, { year: 2025, number: 2, words: "Theirs", version: 2 });
    expect([status(await post(add, manager, NEW)), Object.keys(errorsOf(await post(add, manager, NEW)))]).toEqual([
      ...[422, ["number"]],
    ]);
    const to = { cspRecommendationId: second };
    const taken = await post(change, manager, { ...NEW, version: "2" }, to);
    expect([status(taken), Object.keys(errorsOf(taken))]).toEqual([422, ["number"]]);
    const lost = await post(change, manager, { ...NEW, version: "1", number: "3" }, to);
    expect(status(lost)).toBe(409);
    expect((lost as { data: { recorded: unknown } }).data.recorded).toMatchObject({ Recommendation: "Theirs" });
    const late = await post(update, manager, { version: "1", status: "implemented", reason: "Done" }, to);
    expect(status(late)).toBe(409);
    expect(await rowOf(second)).toMatchObject({ words: "Theirs", number: 2, status: "not-started" });
  });

  test("is told of by the people of the agency that owns it, and by nobody else", async () => {
    const id = await aRecommendation(db, p, { owner_agency_id: p.policeId });
    const to = { cspRecommendationId: id };
    const fields = { version: "1", status: "implemented", reason: "Done" };
    const council = await anActor(db, p, { groups: { [p.jagId]: "member" } });
    const police = await anActor(db, p, { agencyId: p.policeId, groups: { [p.jagId]: "member" } });
    expect(await post(update, council, fields, to)).toMatchObject({ status: 403 });
    await post(update, police, fields, to);
    expect((await rowOf(id)).status).toBe("implemented");
    const q = await aPartnership(db);
    const neighbour = await anActor(db, q, { duties: ["manager"] });
    expect(await get(page, neighbour, to)).toMatchObject({ status: 404 });
    expect(await post(change, neighbour, { ...NEW, version: "2" }, to)).toMatchObject({ status: 404 });
  });
});

describe("the list of a year", () => {
  test("is carried into the next, with owners and statuses, and only once", async () => {
    const first = await aRecommendation(db, p, { year: 2025, owner_agency_id: p.policeId, status: "in-progress" });
    await aRecommendation(db, p, { year: 2025, number: 2, words: "Look at parks" });
    await aRecommendation(db, p, { year: 2025, source: "other", words: "Of another list" });
    await aRecommendation(db, p, { year: 2026, number: 2, words: "New this year" });
    const list = { source: "psa", year: "2026" };
    expect(status(await post(carry, manager, list))).toBe(302);
    const again = await post(carry, manager, list);
    expect([status(again), errorsOf(again).form]).toEqual([422, "Nothing is left to carry over from 2025/26"]);
    const carried = await listOf(manager, "?source=psa&year=2026");
    expect(carried.recommendations).toMatchObject([
      { number: 1, words: "Look at burglary", earlierYear: 2025, earlierNumber: 1, status: "in-progress" },
      { number: 2, words: "New this year", earlierYear: null },
      { number: 3, words: "Look at parks", earlierYear: 2025, earlierNumber: 2 },
    ]);
    expect((await rowOf(first)).version).toBe(1);
    const log = (await events(db)).filter(({ event }) => event === "csp-recommendation.carried");
    expect(log).toHaveLength(1);
  });

  test("is shown by number, page by page, with the newest update of each", async () => {
    for (const number of Array.from({ length: 52 }, (_, at) => at + 1))
      await aRecommendation(db, p, { year: 2025, number });
    const first = await listOf(manager, "?source=psa&year=2025");
    expect([first.recommendations.length, first.next]).toEqual([50, 50]);
    const second = await listOf(manager, "?source=psa&year=2025&after=50");
    expect([second.recommendations.map(({ number }) => number), second.next]).toEqual([[51, 52], null]);
    // What names no list is the Strategic Assessment's of the year that runs.
    expect((await listOf(manager, "?source=nobody&year=never")).recommendations).toHaveLength(50);
    expect((await listOf(manager, "?source=psa&year=2031")).recommendations).toEqual([]);
  });

  test("can be downloaded, with all that was said of each", async () => {
    const id = await aRecommendation(db, p, { year: 2025, owner_agency_id: p.policeId });
    await post(update, manager, { version: "1", status: "in-progress", reason: "Begun" }, { cspRecommendationId: id });
    await post(update, manager, { version: "2", status: "implemented", reason: "Done" }, { cspRecommendationId: id });
    const asked = parseExportAddress(new URLSearchParams("list=recommendations&source=psa&year=2025"));
    expect(asked).toEqual({ list: "recommendations", filter: { source: "psa", year: 2025 } });
    expect(asked && listHref(asked)).toBe("/recommendations?source=psa&year=2025");
    expect(asked && exportWords(asked, null)).toBe(
      "Recommendations to the partnership: Partnership Strategic Assessment, 2025/26",
    );
    const rows = [];
    for await (const batch of recommendationRows({ db, actor: manager, now: NOW }, { source: "psa", year: 2025 }))
      rows.push(...batch);
    expect(rows.map(({ cells }) => cells)).toEqual([
      [
        1,
        "Look at burglary",
        expect.any(String),
        null,
        "10 March 2026: Done\n10 March 2026: Begun",
        "Fully implemented",
        null,
      ],
    ]);
    expect(parseExportAddress(new URLSearchParams("list=recommendations&source=psa&year=never"))).toBeNull();
  });
});
