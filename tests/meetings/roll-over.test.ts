import fc from "fast-check";
import { expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { isUnfinished } from "#app/domain/meetings/propose-agenda.ts";
import { addAgendaItem } from "#app/services/meetings/add-agenda-item.ts";
import { arrangeAgenda } from "#app/services/meetings/arrange-agenda.ts";
import { cancelSitting } from "#app/services/meetings/cancel-sitting.ts";
import { changeAgendaItem } from "#app/services/meetings/change-agenda-item.ts";
import { moveSitting } from "#app/services/meetings/move-sitting.ts";
import { reinstateSitting } from "#app/services/meetings/reinstate-sitting.ts";
import { settleItemConflict } from "#app/services/meetings/settle-item-conflict.ts";
import { listAgendaItems } from "#db/queries/agendas.ts";
import type { Executor } from "#db/transaction.ts";
import { hasAccepted } from "../support/meetings.ts";
import { aCase, anActor, aPartnership, aSitting, testDatabase } from "../factories.ts";

// A group that meets every four weeks, and whatever its chair does with its meetings and agendas from one to the next.

const STEPS = ["matter", "build", "done", "deferred", "closed", "cancel", "reinstate", "move", "on", "on"] as const;
const FIRST = "2026-04-09";

async function aGroupsYear(db: Executor) {
  const p = await aPartnership(db);
  const chair = await anActor(db, p, { groups: { [p.jagId]: "chair" } });
  for (let month = 0; month < 6; month += 1) {
    const sittingId = await aSitting(db, p, { day: plusDays(FIRST, 28 * month) });
    await hasAccepted(db, p, { sittingId, userId: chair.id });
  }
  await aCase(db, p);
  return { db, chair, groupId: p.jagId, now: new Date("2026-04-02T09:00:00Z"), matters: 0 };
}
type Year = Awaited<ReturnType<typeof aGroupsYear>>;

const sittings = ({ db, groupId }: Year) =>
  db.selectFrom("sitting").selectAll().where("group_id", "=", groupId).orderBy("day").execute();
const items = ({ db, groupId }: Year) =>
  db
    .selectFrom("agenda_item")
    .innerJoin("sitting", "sitting.id", "agenda_item.sitting_id")
    .select(["agenda_item.id", "agenda_item.version", "agenda_item.part", "agenda_item.title", "agenda_item.state"])
    .select([
      "agenda_item.case_id",
      "agenda_item.rolled_from_id",
      "agenda_item.sitting_id",
      "sitting.day",
      "sitting.status",
    ])
    .where("sitting.group_id", "=", groupId)
    .orderBy("agenda_item.id")
    .execute();

async function take(year: Year, step: (typeof STEPS)[number], pick: number) {
  const { db, groupId, now } = year;
  const actor: Actor = year.chair;
  const today = londonDay(now);
  const all = await sittings(year);
  const next = all.find(({ day, status }) => day >= today && status !== "cancelled");
  if (!next) return;
  const at = { groupId, sittingId: next.id };
  const when = { startTime: "13:30", place: null, reason: "Asked for", version: next.version };
  switch (step) {
    case "matter":
      year.matters += 1;
      await addAgendaItem({ db, actor, now, once: null }, at, { what: "matter", caseId: null, title: `Matter ${year.matters}`, part: "other", reason: null }); // prettier-ignore
      return;
    case "build":
      expect((await arrangeAgenda({ db, actor, now }, at, { intent: "build", itemId: null })).kind).toBe("done");
      return expectNothingLost(year, next.day);
    case "cancel":
      return void (await cancelSitting({ db, actor, now }, groupId, next.id, when));
    case "reinstate": {
      const off = all.find(({ day, status }) => day >= today && status === "cancelled");
      if (off) await reinstateSitting({ db, actor, now }, groupId, off.id, { version: off.version, reason: "After all", warnedDay: off.day }); // prettier-ignore
      return;
    }
    case "move": {
      // Sometimes past the one after it.
      const day = plusDays(next.day, (pick % 2) * 29 + 1 + (pick % 5));
      return void (await moveSitting({ db, actor, now }, groupId, next.id, { ...when, day, warnedDay: day }));
    }
    case "on":
      year.now = new Date(`${plusDays(next.day, pick % 2)}T16:00:00Z`);
      return;
    default: {
      const held = (await items(year)).filter(({ day, status }) => day <= today && status !== "cancelled");
      const item = held[pick % Math.max(held.length, 1)];
      const done = item && await changeAgendaItem({ db, actor, now }, { groupId, sittingId: item.sitting_id, itemId: item.id }, { version: item.version, state: step, part: item.part, reason: "No time" }); // prettier-ignore
      if (done) expect(done.kind).toBe("done");
    }
  }
}

async function expectNothingLost(year: Year, nextDay: string) {
  const rows = await items(year);
  const followed = new Set(rows.map(({ rolled_from_id }) => rolled_from_id));
  const open = rows.filter(({ id, state, title }) => title !== null && isUnfinished(state) && !followed.has(id));
  // Whatever a meeting before it left, over or off, is on the next agenda; what was put on a later one waits there.
  for (const { day, title } of open) expect(day >= nextDay, `${title} of ${day} was not carried over`).toBe(true);
  for (let matter = 1; matter <= year.matters; matter += 1) {
    const thread = rows.filter(({ title }) => title === `Matter ${matter}`);
    expect(
      thread.filter(({ id }) => !followed.has(id)),
      `Matter ${matter} goes on in one place`,
    ).toHaveLength(1);
  }
  // What was said to be taken while it stood on the next agenda already is on that no more.
  const finished = new Set(rows.filter(({ state }) => !isUnfinished(state)).map(({ id }) => id));
  const back = rows.filter(({ rolled_from_id, state, day, title }) => title !== null && state === "open" && day >= nextDay && finished.has(rolled_from_id ?? "")); // prettier-ignore
  expect(back.map(({ title }) => title)).toEqual([]);
  const places = rows.map(({ sitting_id, title, case_id }) => `${sitting_id} ${title ?? case_id}`);
  expect(new Set(places).size, "nothing stands twice on one agenda").toBe(places.length);
}

test("whatever is cancelled, moved, deferred or taken, no open item is lost between two meetings and none is doubled", async () => {
  const steps = fc.array(fc.tuple(fc.constantFrom(...STEPS), fc.nat(20)), { minLength: 8, maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      const year = await aGroupsYear(await testDatabase());
      for (const [step, pick] of taken) await take(year, step, pick);
      await take(year, "build", 0);
    }),
    { numRuns: 25 },
  );
}, 120_000);

test("whoever does not hear a case at one meeting does not hear it at the next, whether it was taken or not, until the chair lets them", async () => {
  const { db, chair, groupId } = await aGroupsYear(await testDatabase());
  const member = await anActor(db, { ...chair, councilId: chair.agencyId }, { groups: { [groupId]: "member" } });
  const [april, may, june] = await db.selectFrom("sitting").select("id").orderBy("day").limit(3).execute();
  const build = async (day: string, sitting: { id: string } | undefined) => {
    const at = { groupId, sittingId: sitting?.id ?? "" };
    expect((await arrangeAgenda({ db, actor: chair, now: new Date(`${day}T09:00:00Z`) }, at, { intent: "build", itemId: null })).kind).toBe("done"); // prettier-ignore
    const items = await listAgendaItems(db, chair, at.sittingId);
    const item = items.find(({ kind }) => kind === "case");
    return { at: { ...at, itemId: item?.id ?? "" }, version: item?.version ?? 0 };
  };
  const sees = async (sitting: { id: string } | undefined) =>
    (await listAgendaItems(db, member, sitting?.id ?? "")).some(({ kind }) => kind === "case");
  const first = await build("2026-04-09", april);
  expect(await sees(april)).toBe(true);
  const now = new Date("2026-04-09T14:00:00Z");
  await settleItemConflict({ db, actor: member, now }, first.at, { intent: "record", userId: null });
  expect((await changeAgendaItem({ db, actor: chair, now }, first.at, { version: first.version, state: "done", reason: null })).kind).toBe("done"); // prettier-ignore
  const second = await build("2026-05-07", may);
  expect(await sees(may)).toBe(false);
  await settleItemConflict({ db, actor: chair, now }, second.at, { intent: "end", userId: member.id });
  expect(await sees(may)).toBe(true);
  const later = new Date("2026-05-07T14:00:00Z");
  await changeAgendaItem({ db, actor: chair, now: later }, second.at, { version: second.version, state: "done", reason: null }); // prettier-ignore
  await build("2026-06-04", june);
  expect([await sees(april), await sees(june)]).toEqual([false, true]);
});
