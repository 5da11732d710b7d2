import type { Actor } from "#app/domain/access/actor.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { addForwardItem } from "#app/services/meetings/forward-items.ts";
import { buildNextAgendas } from "#app/services/meetings/build-next-agendas.ts";
import { addAgendaItem } from "#app/services/meetings/add-agenda-item.ts";
import { chaseResearch } from "#app/services/meetings/chase-research.ts";
import { passMatter } from "#app/services/meetings/pass-matter.ts";
import { replyToMeeting } from "#app/services/meetings/reply-to-meeting.ts";
import { sendPapersNow } from "#app/services/meetings/send-papers.ts";
import { acceptStatement, statementOf } from "#app/services/meetings/statement.ts";
import { listExpected } from "#db/queries/attendance.ts";
import { findNextSitting } from "#db/queries/meetings.ts";
import { asDone } from "../as-done.ts";
import type { CastKey } from "../cast.ts";
import type { Chance } from "../chance.ts";
import { at, type World } from "../world.ts";
import { weekdayNear } from "./day-of.ts";
import { answer, answerers } from "./research.ts";

/** Of every hundred requests before the next meeting of the JAG so many are answered by each agency. */
const ANSWERED: Partial<Record<CastKey, number>> = {
  ...{ "beat-officer": 100, officer: 100, partner: 55, fire: 80, university: 100, "family-help": 40 },
  ...{ "domestic-abuse": 60, "adults-chair": 70, "youth-chair": 30, health: 0, probation: 0 },
};

type Known = { actors: ReadonlyMap<string, Actor>; leads: ReadonlyMap<string, string> };

/** The next meetings: agendas as each morning builds them, research half answered, papers out, and who has said that they come. */
export async function prepareNext(world: World, chance: Chance, known: Known) {
  const { db, daysAgo, today } = world;
  await passOn(world);
  await planForward(world);
  await buildNextAgendas({ db, now: at(weekdayNear(daysAgo(6)), "05:00") });
  await nextOfJag(world, chance, known);
  await buildNextAgendas({ db, now: at(today, "05:00") });
}

async function nextOfJag(world: World, chance: Chance, { actors, leads }: Known) {
  const { db, partnershipId, daysAgo } = world;
  const groupId = world.group("JAG");
  const coordinator = await world.actor("coordinator");
  const next = await findNextSitting(db, coordinator, groupId, world.today);
  if (!next) throw new Error("The JAG meets within ten days");
  const where = { groupId, sittingId: next.id };
  await asDone(
    addAgendaItem({ db, actor: coordinator, now: at(daysAgo(4), "11:30"), once: null }, where, {
      ...{ what: "matter", caseId: null, part: "other", title: "Cover over the coming holidays: who is on call" },
      reason: "Asked for by two agencies",
    }),
  );
  const expected = await listExpected(db, partnershipId, groupId, next.day);
  const keys = new Map((Object.keys(ANSWERED) as CastKey[]).map((key) => [world.userId(key), key]));
  for (const { userId, agencyName } of answerers(expected)) {
    const share = ANSWERED[keys.get(userId) ?? "chair"] ?? 90;
    const day = weekdayNear(daysAgo(chance.between(1, 4)));
    await answer(world, chance, actors.get(userId) ?? coordinator, { agencyName, leads, sitting: next, day, share });
  }
  const now = at(weekdayNear(daysAgo(1)), "16:05");
  // Where the agenda has no case nobody has been asked, and nobody is chased.
  await chaseResearch({ db, actor: coordinator, now }, where, world.agency("NHS Leicester"));
  await asDone(sendPapersNow({ db, actor: coordinator, now: at(weekdayNear(daysAgo(1)), "16:30") }, where));
  for (const [key, status, deputyName] of REPLIES) {
    const context = { db, actor: await world.actor(key), now: at(weekdayNear(daysAgo(1)), "17:00") };
    await asDone(replyToMeeting(context, where, { version: 0, status, deputyId: null, deputyName }));
  }
  // Whoever runs the meeting has read the statement for it already.
  for (const key of ["coordinator", "chair"] as const) {
    const context = { db, actor: await world.actor(key), now: at(weekdayNear(daysAgo(1)), "16:45") };
    const found = await statementOf(context, where);
    await asDone(acceptStatement(context, where, { read: found?.read ?? "" }));
  }
}

const REPLIES = [
  ["fire", "apologies", null],
  ["university", "deputy", "Joanne Pickersgill"],
  ["youth-chair", "apologies", null],
] as const;

/** What the JAG and the Strategic Group have passed up and down, and wait to hear of. */
async function passOn(world: World) {
  const { db, daysAgo } = world;
  const actor = await world.actor("coordinator");
  const from = { sittingId: null, itemId: null };
  const pass = (by: "JAG" | "Strategic Group", ago: number, to: string, words: Omit<Passed, "toGroupId">) =>
    asDone(
      passMatter({ db, actor, now: at(weekdayNear(daysAgo(ago)), "12:10"), once: null }, world.group(by), {
        ...{ ...from, ...words, toGroupId: world.group(to) },
      }),
    );
  await pass("JAG", 12, "Strategic Group", {
    title: "Health at the table",
    words: "Health has missed four of the last six meetings of the JAG. Cases wait for what only health knows.",
    asked: "To raise it with the board's member for health, and to name somebody who stands in.",
  });
  await pass("JAG", 9, "LEDG", {
    title: "Evenings on the east side",
    words: "Reports from two streets have moved from nine to eleven in the evening since the patrols began.",
    asked: "To look at the hours of patrols and of the youth workers.",
  });
  await pass("Strategic Group", 15, "CSP board", {
    title: "Shared cameras at three sites",
    words: "The trial year ends with the financial year. The three sites have had four in ten reports fewer.",
    asked: "To decide whether the cameras stay, and who pays.",
  });
}
type Passed = { toGroupId: string; title: string; words: string; asked: string | null };

/** What the board and the Strategic Group mean to hear at meetings to come. */
async function planForward(world: World) {
  const { db, today, daysAgo } = world;
  const actor = await world.actor("coordinator");
  const now = at(weekdayNear(daysAgo(30)), "14:00");
  const none = { detail: null, actionByAgencyId: null, actionBy: null } as const;
  const plan = (name: "CSP board" | "Strategic Group", form: Parameters<typeof addForwardItem>[2]) =>
    asDone(addForwardItem({ db, actor, now, once: null }, world.group(name), form));
  await plan("CSP board", {
    ...{ ...none, title: "Annual assessment: draft for comment", when: "day", dueOn: plusDays(today, 70) },
    ...{ part: "plan", actionBy: "Community safety manager" },
  });
  await plan("CSP board", {
    ...{ ...none, title: "Scrutiny by the council's committee", when: "day", dueOn: plusDays(today, 150) },
    part: "performance",
  });
  await plan("CSP board", {
    ...none,
    title: "Risks of the partnership",
    when: "every",
    dueOn: null,
    part: "performance",
  });
  await plan("Strategic Group", {
    ...{ ...none, title: "Domestic abuse: needs assessment", when: "day", dueOn: plusDays(today, 45) },
    ...{ part: "presentation", actionByAgencyId: world.agency("Leicestershire County Council") },
  });
  await plan("Strategic Group", {
    ...{ ...none, title: "Bids for the coming year", when: "day", dueOn: plusDays(today, 80), part: "plan" },
  });
}
