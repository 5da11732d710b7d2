import type { Actor } from "#app/domain/access/actor.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { plusMonths } from "#app/domain/dates/periods.ts";
import { planAhead } from "#app/services/meetings/plan-ahead.ts";
import { setSeries } from "#app/services/meetings/set-series.ts";
import { listGradingSittings } from "#db/queries/premises-sittings.ts";
import { asDone } from "./as-done.ts";
import type { Meeting } from "./premises-grading.ts";
import { at, type World } from "./world.ts";

const PREMISES_GROUP = "Night-time economy premises group";
const FORTNIGHTS = 52;

/** The fortnightly meetings of the premises group until now, oldest first: as they stand, or else planned from the first day on. */
export async function premisesMeetings(world: World, coordinator: Actor): Promise<Meeting[]> {
  const { db, from, today } = world;
  const asked = { until: plusDays(today, -1), from, limit: FORTNIGHTS };
  let found = await listGradingSittings(db, coordinator, asked);
  if (found.length === 0) {
    await planMeetings(world, coordinator);
    found = await listGradingSittings(db, coordinator, asked);
  }
  return found
    .reverse()
    .map(({ id, day }, index) => ({ id, day, isFirst: index === 0, isLast: index === found.length - 1 }));
}

/** Every second Wednesday, the last of them within this week or the last. */
async function planMeetings(world: World, actor: Actor) {
  const { db, from, today } = world;
  let last = plusDays(today, -1);
  while (new Date(`${last}T12:00:00Z`).getUTCDay() !== WEDNESDAY) last = plusDays(last, -1);
  const first = plusDays(last, -14 * (FORTNIGHTS - 1));
  await asDone(
    setSeries({ db, actor, now: at(from, "11:00") }, world.group(PREMISES_GROUP), {
      ...{
        seen: "none",
        pattern: "every-n-weeks",
        weeks: 2,
        nth: null,
        monthOfQuarter: null,
        weekday: WEDNESDAY,
      },
      ...{ startTime: "13:30", place: "Council offices, committee room 1", fromDay: first, untilDay: null },
    }),
  );
  for (const months of [11, 22, 24]) await planAhead({ db, now: at(plusMonths(from, months), "05:00") });
}

const WEDNESDAY = 3;
