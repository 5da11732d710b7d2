import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import {
  findMinutesVersion,
  listDecisionsOfCase,
  listLaterSittings,
  listMinutesCopies,
  listMinutesOfSittings,
  listMinutesVersions,
  unsafeFindMinutesContent,
} from "#db/queries/minutes.ts";
import {
  unsafeListActionsOfItems,
  unsafeListBroughtToMinute,
  unsafeListCasesToMinute,
  unsafeListContributionsToMinute,
  unsafeListItemsToMinute,
  unsafeListMattersOfItems,
  unsafeListPeopleToMinute,
  unsafeListReferralsToMinute,
  unsafeListResearchToMinute,
  unsafeListWithheldToMinute,
} from "#db/queries/minutes-snapshot.ts";
import { itemsOpenToAgency } from "#app/services/meetings/items-open-to.ts";
import { meetingOpened } from "#app/services/meetings/meeting-opened.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { anActor, aPartnership, aSitting, testDatabase } from "../factories.ts";
import { anItem, hasAccepted } from "../support/meetings.ts";
import { planOf } from "../support/query-plan.ts";

let db: Executor;
let member: Actor;
let groupId: string;
beforeAll(async () => {
  db = await testDatabase();
  const p = await aPartnership(db);
  groupId = p.jagId;
  member = await anActor(db, p, { groups: { [p.jagId]: "member" } });
  const sitting = await aSitting(db, p);
  // As after ten years of a county.
  await inTransaction(db, (trx) =>
    sql`insert into minutes_version (id, partnership_id, sitting_id, number, kind, content, made_at, made_by)
      with recursive c(i) as (select 1 union all select i + 1 from c where i < 5000)
      select 'm' || i, ${p.partnershipId}, ${sitting}, i, 'draft', '{}', '2026-04-10T09:00:00.000Z', ${member.id} from c`.execute(trx),
  ); // prettier-ignore
}, 60_000);

test.each<[string, (db: Executor) => Promise<unknown>]>([
  ["the versions of a meeting", (s) => listMinutesVersions(s, member, "x")],
  ["one of them", (s) => findMinutesVersion(s, member, "x", "y")],
  ["what it says", (s) => unsafeFindMinutesContent(s, "x")],
  ["how far minutes have come", (s) => listMinutesOfSittings(s, member, ["x", "y"])],
  ["later meetings", (s) => listLaterSittings(s, member, { groupId, after: "2026-04-09", limit: 50 })],
  ["who got which", (s) => listMinutesCopies(s, member, "x")],
  ["what was decided of a case", (s) => listDecisionsOfCase(s, member, "x", 3)],
  ["items to minute", (s) => unsafeListItemsToMinute(s, "x")],
  ["their cases", (s) => unsafeListCasesToMinute(s, ["x"])],
  ["their referrals", (s) => unsafeListReferralsToMinute(s, ["x"])],
  ["what was added", (s) => unsafeListContributionsToMinute(s, ["x"])],
  ["research", (s) => unsafeListResearchToMinute(s, "x")],
  ["from whom it is withheld", (s) => unsafeListWithheldToMinute(s, "x")],
  ["their actions", (s) => unsafeListActionsOfItems(s, ["x"])],
  ["what was passed on", (s) => unsafeListMattersOfItems(s, ["x"])],
  ["who was there", (s) => unsafeListPeopleToMinute(s, "x")],
  ["what agencies brought", (s) => unsafeListBroughtToMinute(s, "x")],
])("%s: without reading a table that grows from end to end", async (_, run) => {
  const plan = (await planOf(db, run)).join("\n");
  expect(plan).not.toMatch(
    /SCAN (agenda_item|sitting|case_record|action|minutes_version|minutes_copy|item_minute|item_contribution|research_request|research_withheld|passed_matter|attendance|referral|agency_contribution)\b(?! USING)/,
  );
});

test("the copy of an agency asks about no more of its people than it takes to know what they open", async () => {
  const one = await testDatabase();
  const p = await aPartnership(one);
  const day = new Date("2026-04-09T14:00:00Z");
  const ofAgency = () => anActor(one, p, { groups: { [p.jagId]: "member" }, agencyId: p.policeId });
  const [first, chair] = [await ofAgency(), await anActor(one, p, { groups: { [p.jagId]: "chair" } })];
  const sittingId = await aSitting(one, p);
  const itemId = await anItem(one, p, { sitting_id: sittingId });
  const meeting = await meetingOpened(one, chair, p.jagId, sittingId);
  if (!meeting) throw new Error("no meeting");
  const asked = async (items: string[]) => {
    let open = new Set<string>();
    const plan = await planOf(one, async (s) => {
      open = await itemsOpenToAgency({ db: s, actor: chair, now: day }, meeting, { agencyId: p.policeId, items: new Set(items) }); // prettier-ignore
    });
    return { open: [...open], length: plan.length };
  };
  await hasAccepted(one, p, { sittingId, userId: first.id });
  const alone = await asked([itemId]);
  expect(alone.open).toEqual([itemId]);
  for (const { id: userId } of [await ofAgency(), await ofAgency(), await ofAgency()])
    await hasAccepted(one, p, { sittingId, userId });
  expect(await asked([itemId])).toEqual(alone);
  expect((await asked([])).length).toBeLessThan(alone.length);
});
