import { plusDays } from "#app/domain/dates/iso-day.ts";
import { factsOf, workdayBy } from "./groups.ts";
import { type Draw, inventPerson } from "./ordinary.ts";
import { decide, refer } from "./refer.ts";
import type { Theme } from "./theme.ts";
import { DECLINED, fill, WITHDRAWN } from "./words.ts";

const DECLINED_IN_ALL = 26;
const WITHDRAWN_IN_ALL = 6;

/** Referrals that did not become a case: declined by the group, or taken back. */
export function tellReferrals(draw: Draw, themes: readonly Theme[], share: number) {
  const { desk, chance } = draw;
  const { world } = desk;
  const ofPeople = themes.filter(({ group, subject }) => subject === "person" && group !== "ASB team casework");
  const [declined, withdrawn] = [Math.ceil(DECLINED_IN_ALL * share), Math.ceil(WITHDRAWN_IN_ALL * share)];
  for (let made = 0; made < declined + withdrawn; made += 1) {
    const theme = chance.pick(ofPeople);
    const group = factsOf(theme.group);
    const receivedOn = workdayBy(world.daysAgo(chance.between(25, 690)));
    const beat = chance.pick(["61", "62", "63", "65"]);
    const place = chance.pick(draw.places.get(beat) ?? []);
    const person = inventPerson(draw, theme.ages, receivedOn, group.coordinator, place.name);
    const from = chance.pick(group.members.filter((member) => member !== group.coordinator));
    const made1 = refer(desk, {
      ...{ group, receivedOn, from, urgency: "routine", subject: { kind: "person", person, role: theme.role } },
      reason: fill(chance.pick(theme.reasons), person, place.name),
      tried: "One visit and a letter.",
    });
    const day = workdayBy(plusDays(receivedOn, chance.between(3, 20)));
    const decidedOn = day < receivedOn ? receivedOn : day;
    if (made < declined) {
      const by = group.chair ?? group.coordinator;
      decide(desk, made1, { day: decidedOn, by, decision: "declined", reason: chance.pick(DECLINED) });
    } else decide(desk, made1, { day: decidedOn, by: from, decision: "withdrawn", reason: chance.pick(WITHDRAWN) });
  }
}
