import { daysBetween, plusDays } from "#app/domain/dates/iso-day.ts";
import { closePremises } from "#app/services/premises/close-premises.ts";
import { findPremises } from "#db/queries/premises.ts";
import { settingsOn } from "#db/queries/settings.ts";
import { asDone } from "./as-done.ts";
import { type Chance, chanceFrom } from "./chance.ts";
import { diary } from "./diary.ts";
import { followUp, visitAll } from "./premises-follow-up.ts";
import { gradeAt, settleGrades } from "./premises-grading.ts";
import { type Happened, happenedIn, recordHappened } from "./premises-happenings.ts";
import { licensingSteps } from "./premises-licensing.ts";
import { CLOSED_AFTER, LIVES } from "./premises-lives.ts";
import { premisesMeetings } from "./premises-meetings.ts";
import { type Premises, recordRegister } from "./premises-register.ts";
import { at, type World } from "./world.ts";

/**
 * The register of licensed premises and what became of them fortnight by fortnight: what happened, what the group agreed,
 * and what followed. `share` takes so many of the premises.
 */
export async function buildPremises(world: World, share = 1) {
  const chance = chanceFrom(62_009);
  const licensing = await world.actor("licensing");
  const chair = await world.actor("premises-chair");
  const settings = await settingsOn(world.db, world.partnershipId, world.from);
  const by = { licensing, officer: await world.actor("officer") };
  const all = await recordRegister(world, licensing, chance, share);
  const meetings = await premisesMeetings(world, licensing);
  const days = diary();
  const given = { world, chance, licensing, diary: days };
  licensingSteps(given, all, meetings.map(({ day }) => day)); // prettier-ignore
  let last = world.from;
  for (const [fortnight, meeting] of meetings.entries()) {
    const happened = happenedBefore(chance, all, {
      fortnight: fortnight + 52 - meetings.length,
      day: meeting.day,
      isLast: meeting.isLast,
    });
    await days.until(plusDays(meeting.day, -1));
    await recordHappened(world, chance, by, { happened, enteredOn: meeting.day });
    for (const { premises, before } of await gradeAt(world, chance, { chair, settings }, meeting, all)) {
      const { band } = premises;
      if (band !== "green" && (before === "green" || band === "red")) followUp(given, premises, meeting.day, band);
    }
    await visitAll(given, all, { from: last, until: meeting.day });
    last = meeting.day;
    if (fortnight === CLOSED_AFTER.fortnights) await closeOne(given, all, meeting.day);
  }
  await days.until(world.today);
  await visitAll(given, all, { from: last, until: world.today });
  await settleGrades(world, chair, all);
  await recordHappened(world, chance, by, { happened: sinceThen(world, chance, all, last), enteredOn: world.today });
  return { premises: all.map(({ id, name, locationId, beat }) => ({ id, name, locationId, beat })) };
}

type Fortnight = { fortnight: number; day: string; isLast: boolean };

/** By the lives, and what else happened near premises and has nothing to do with them. */
function happenedBefore(chance: Chance, all: readonly Premises[], { fortnight, day, isLast }: Fortnight): Happened[] {
  return all.flatMap((premises) => {
    if (premises.closedOn !== null) return [];
    const letters = (LIVES[premises.name] ?? "").split(" ")[fortnight] ?? "";
    const own = happenedIn(chance, premises, letters, day);
    const beside =
      premises.beat === "62" && chance.percent(4)
        ? happenedIn(chance, premises, chance.pick(["v", "d", "m"]), day)
        : [];
    return [
      // The group decides of some what they are to the premises; where a life turns, it is known when it is logged.
      ...own.map((one) =>
        isUndecided(one) && !isLast && chance.percent(30) ? { ...one, attribution: "undecided" as const } : one,
      ),
      ...beside.map((one) => ({
        ...one,
        attribution: chance.percent(70) ? ("near" as const) : ("unrelated" as const),
      })),
    ];
  });
}

const isUndecided = ({ severity, attribution }: Happened) =>
  attribution === "outside" && (severity === "noise" || severity === "minor-nuisance");

/** Since the last meeting: nobody has said yet what they are to the premises. */
function sinceThen({ today }: World, chance: Chance, all: readonly Premises[], last: string): Happened[] {
  const nights = daysBetween(last, today) - 1;
  if (nights < 1) return [];
  return LATELY.flatMap(([name, letter]) => {
    const premises = all.find((one) => one.name === name);
    const [happened] = premises ? happenedIn(chance, premises, letter, last) : [];
    const day = plusDays(last, chance.between(1, nights));
    return happened ? [{ ...happened, day, attribution: "undecided" as const }] : [];
  });
}

const LATELY = [
  ["Vault Nine", "v"],
  ["Copperline", "d"],
  ["The Loft on Carillon", "d"],
  ["Midnight Pitta", "m"],
  ["The Casting Pit", "n"],
  ["Birdcage", "v"],
] as const;

async function closeOne(
  { world, licensing }: { world: World; licensing: Awaited<ReturnType<World["actor"]>> },
  all: readonly Premises[],
  after: string,
) {
  const premises = all.find(({ name }) => name === CLOSED_AFTER.name);
  const found = premises && (await findPremises(world.db, licensing, premises.id));
  if (!found || !premises) return;
  const closedOn = plusDays(after, 3);
  const closing = {
    version: found.version,
    closedOn,
    reason: "Licence surrendered; the company has left the building",
  };
  await asDone(closePremises({ db: world.db, actor: licensing, now: at(closedOn, "12:00") }, found.id, closing));
  premises.closedOn = closedOn;
}
