import { plusDays } from "#app/domain/dates/iso-day.ts";
import type { Case } from "./case.ts";
import { workdayBy } from "./groups.ts";
import { assessVictim } from "./victims.ts";
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

/** What a victim of a case answers, when it begins and again as often as the answers ask for. None of these is High. */
export function askVictims({ desk, chance }: Draw, kase: Case, closedOn: string | null) {
  const until = closedOn ?? desk.world.today;
  for (const { person, row } of kase.links) {
    if (row.role !== "victim" || chance.percent(30)) continue;
    const start = plusDays(kase.row.opened_on, chance.between(0, 5));
    let day = start > until ? until : start;
    const [isVulnerable, isAlone, history] = [chance.between(0, 1), chance.between(0, 2), chance.pick([0, 0, 1])];
    for (let effect = chance.between(1, 3); day <= until; effect = Math.max(0, effect - chance.between(0, 1))) {
      const often = Math.min(2, effect);
      const answers = [
        often,
        effect > 2 ? 1 : 0,
        effect > 1 ? 2 : 1,
        history,
        0,
        effect,
        0,
        isAlone,
        isVulnerable,
        often,
      ];
      const isFirst = day === start;
      const asked = { occasion: isFirst ? ("referral" as const) : ("review" as const), answers, triggers: [] };
      const next = assessVictim(desk, kase, person, { ...asked, day, by: kase.lead, notes: chance.pick(VICTIM_NOTES) });
      const due = workdayBy(plusDays(next ?? until, -chance.between(0, 4)));
      if (due <= day || next === null) break;
      day = due;
    }
  }
}

const VICTIM_NOTES = [
  "Seen at home. Sleeps, and keeps the curtains drawn at the front.",
  "By telephone. Better since the visits began.",
  "Seen with a daughter, who stays at weekends.",
  "Has the number to ring and has not needed it.",
  "Will not go to the shop alone. Neighbour goes along.",
  "Wants to be told before anything is served.",
  "Says that it has been quiet, and does not trust it yet.",
  "Seen at work, which is easier than at home.",
] as const;
