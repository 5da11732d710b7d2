import type { Actor } from "#app/domain/access/actor.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { plusMonths } from "#app/domain/dates/periods.ts";
import { isWeekend } from "#app/domain/dates/working-days.ts";
import type { AgendaPart } from "#app/domain/meetings/agenda-parts.ts";
import type { SeriesChange } from "#app/domain/meetings/series.form.ts";
import { seenSeries } from "#app/domain/meetings/series.ts";
import { setAgendaOrder } from "#app/services/meetings/agenda-order.ts";
import { cancelSitting } from "#app/services/meetings/cancel-sitting.ts";
import { moveSitting } from "#app/services/meetings/move-sitting.ts";
import { planAhead } from "#app/services/meetings/plan-ahead.ts";
import { setSeries } from "#app/services/meetings/set-series.ts";
import { findBankHolidays } from "#db/queries/bank-holidays.ts";
import { listSeriesOfGroup } from "#db/queries/group-series.ts";
import { listComingSittings } from "#db/queries/meetings.ts";
import { asDone } from "../as-done.ts";
import { at, type World } from "../world.ts";
import { MEETINGS, type Meeting } from "./meetings.ts";

/** More meetings than a group has in three years. */
const MOST = 200;

/** How each group meets from the first day on, with what was moved and what fell out. */
export async function planSeries(world: World) {
  const { db, from } = world;
  const holidays = (await findBankHolidays(db)).holidays.days;
  for (const meeting of MEETINGS) await begin(world, meeting, holidays);
  for (const name of ["LCDG", "LEDG"] as const) await orderOf(world, name);
  for (const months of [11, 22]) await planAhead({ db, now: at(plusMonths(from, months), "05:00") });
  await meetWeekly(world);
  await planAhead({ db, now: at(world.today, "05:00") });
  for (const meeting of MEETINGS) await giveWay(world, meeting, holidays);
}

/** The first day from that one on that is neither at a weekend nor a bank holiday. */
function workingDay(day: string, holidays: ReadonlySet<string>): string {
  return isWeekend(day) || holidays.has(day) ? workingDay(plusDays(day, 1), holidays) : day;
}

/** Monday is 1. */
function weekdayOf(day: string): NonNullable<SeriesChange["weekday"]> {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return (weekday === 0 ? 7 : weekday) as NonNullable<SeriesChange["weekday"]>;
}

async function begin(world: World, meeting: Meeting, holidays: ReadonlySet<string>) {
  const { db, from, today } = world;
  const { weeks, startTime, place } = meeting;
  const usual = { seen: "none", startTime, place, untilDay: null };
  const next = workingDay(plusDays(today, meeting.ahead), holidays);
  let first = next;
  while (plusDays(first, -7 * (weeks ?? 1)) >= from) first = plusDays(first, -7 * (weeks ?? 1));
  const change: SeriesChange =
    weeks === null
      ? { ...usual, pattern: "quarterly", weeks, nth: 2, monthOfQuarter: 2, weekday: 3, fromDay: from }
      : {
          ...{ ...usual, pattern: "every-n-weeks", weeks, nth: null, monthOfQuarter: null },
          ...{ weekday: weekdayOf(first), fromDay: first },
        };
  const actor = await world.actor(meeting.coordinator);
  await asDone(setSeries({ db, actor, now: at(from, "11:00") }, world.group(meeting.group), change));
}

const CASES_FIRST: readonly AgendaPart[] = [
  ...(["opening", "ongoing-cases", "new-cases", "analysis", "plan", "matters", "actions", "other", "closing"] as const),
];

/** The delivery groups hear cases too, which by themselves they do not. */
async function orderOf(world: World, name: "LCDG" | "LEDG") {
  const actor = await world.actor("coordinator");
  const order = Object.fromEntries(CASES_FIRST.map((part, index) => [`order-${part}`, index + 1]));
  const form = { parts: [...CASES_FIRST], ...order } as Parameters<typeof setAgendaOrder>[2];
  await asDone(setAgendaOrder({ db: world.db, actor, now: at(world.from, "11:20") }, world.group(name), form));
}

/** The university's group has met each week since the beginning of the year of study. */
async function meetWeekly(world: World) {
  const { db, partnershipId } = world;
  const meeting = MEETINGS.find(({ group }) => group === "University ASB cases");
  if (!meeting) return;
  const groupId = world.group(meeting.group);
  const actor = await world.actor(meeting.coordinator);
  const [coming] = await listComingSittings(db, actor, { groupId, from: world.today, limit: 1 });
  if (!coming) return;
  const fromDay = plusDays(coming.day, -42);
  const seen = seenSeries(await listSeriesOfGroup(db, partnershipId, groupId));
  await asDone(
    setSeries({ db, actor, now: at(plusDays(fromDay, -6), "10:15") }, groupId, {
      ...{ seen, pattern: "every-n-weeks", weeks: 1, nth: null, monthOfQuarter: null, weekday: weekdayOf(fromDay) },
      ...{ startTime: meeting.startTime, place: meeting.place, fromDay, untilDay: null },
    }),
  );
}

/** What fell on a bank holiday was moved, or was off; and of some groups one meeting was off for other reasons. */
async function giveWay(world: World, meeting: Meeting, holidays: ReadonlySet<string>) {
  const { db, from, today } = world;
  const groupId = world.group(meeting.group);
  const actor = await world.actor(meeting.coordinator);
  const until = plusDays(today, 60);
  const all = (await listComingSittings(db, actor, { groupId, from, limit: MOST })).filter(({ day }) => day <= until);
  for (const sitting of all.filter(({ day }) => holidays.has(day))) {
    const now = at(laterOf(from, earlierOf(plusDays(sitting.day, -21), plusDays(today, -2))), "14:00");
    if (meeting.weeks === 1) await off(world, actor, groupId, sitting, now, "Bank holiday");
    else {
      const day = workingDay(sitting.day, holidays);
      await asDone(
        moveSitting({ db, actor, now }, groupId, sitting.id, {
          ...{ version: sitting.version, day, startTime: sitting.startTime, place: sitting.place, warnedDay: day },
          reason: "The usual day is a bank holiday",
        }),
      );
    }
  }
  const { off: cancelled } = meeting;
  if (!cancelled) return;
  const about = plusDays(today, -cancelled.daysAgo);
  const sitting = all.find(({ day, status }) => day >= about && day < today && status === "planned");
  if (sitting) await off(world, actor, groupId, sitting, at(plusDays(sitting.day, -5), "15:30"), cancelled.reason);
}

type Off = { id: string; version: number };
async function off({ db }: World, actor: Actor, groupId: string, { id, version }: Off, now: Date, reason: string) {
  await asDone(cancelSitting({ db, actor, now }, groupId, id, { version, reason }));
}

const earlierOf = (one: string, other: string) => (one < other ? one : other);
const laterOf = (one: string, other: string) => (one > other ? one : other);
