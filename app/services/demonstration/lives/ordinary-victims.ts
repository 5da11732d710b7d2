import { plusDays } from "#app/domain/dates/iso-day.ts";
import { HAPPENINGS } from "../happenings.ts";
import { BEAT_WEIGHTS } from "../places.ts";
import { type Draw, inventPerson } from "./ordinary.ts";
import { logReport, noteReport } from "./reports.ts";
import { fill, INCIDENT_ENDINGS } from "./words.ts";

const PERSONAL = HAPPENINGS.filter(({ qualifier }) => qualifier === "personal");

/** People to whom something happened and of whom no group has heard: most once, some twice within months. */
export function tellVictims(draw: Draw, count: number) {
  const { desk, chance, places, duties } = draw;
  const { world } = desk;
  for (let made = 0; made < count; made += 1) {
    const beat = chance.weighted(BEAT_WEIGHTS);
    const place = { ...chance.pick(places.get(beat) ?? []), beat };
    const first = plusDays(world.from, chance.between(10, 715));
    const victim = inventPerson(draw, [19, 84], first, "officer", place.name);
    const again = plusDays(first, chance.between(20, 150));
    const days = chance.percent(18) && again < world.daysAgo(4) ? [first, again] : [first];
    for (const day of days) {
      const { type, flags, whatHappened } = chance.pick(PERSONAL);
      const by = chance.percent(40) ? "beat-officer" : chance.pick(["officer", "second-officer"] as const);
      const hate = chance.percent(5) ? chance.pick(["race", "disability", "sexual-orientation"] as const) : undefined;
      const on = plusDays(day, chance.between(2, 25));
      const isOver = day < world.daysAgo(30);
      const incident = logReport(desk, {
        ...{ by, place, happenedOn: day, time: `${chance.between(10, 23)}:${chance.pick(["00", "20", "45"])}`, reportedOn: day },
        ...{ channel: chance.pick(["phone", "online", "in-person", "email"] as const), type, qualifier: "personal", flags },
        ...{ hate, words: fill(whatHappened, victim, place.name), victim, suspect: null },
        ended: isOver ? { on: on > world.today ? world.today : on, words: chance.pick(INCIDENT_ENDINGS.slice(1)) } : null,
      }); // prettier-ignore
      noteReport(desk, duties, { victim, reportId: incident.reportId, day, by }, { days: 0, how: "phone" });
    }
  }
}
