import { plusDays } from "#app/domain/dates/iso-day.ts";
import { lastDayBeginningWith } from "#app/domain/dates/periods.ts";
import type { LivedCase } from "../lives/build-lives.ts";
import { workdayFrom } from "../lives/groups.ts";
import type { Item } from "./chain.ts";
import { type Hand, type Made, type Place, record } from "./hand.ts";
import { mannerOf } from "./manners.ts";
import { addConditions, answered, breach, type Condition, end, serve, take } from "./steps.ts";

/** With whom, in which case and about what something is done. */
export type Scene = {
  kase: LivedCase;
  people: readonly string[];
  name: string;
  place: Place;
  heading: string | undefined;
};

/** So many in a hundred of what may be broken are. */
const BROKEN = 55;
const NO_SUPPORT = [
  "Would not talk at the door; will be offered again at the next visit.",
  "Has a worker of another service already, who carries on.",
  "Says that no help is wanted.",
] as const;

/** The words with the name, the place and the behaviour filled in. */
function fill(words: string, { name, place, heading }: Scene): string {
  return words
    .replaceAll("{what}", mannerOf(heading).what)
    .replaceAll("{name}", name)
    .replaceAll("{place}", place.name);
}

/** One thing done on that day, and all that followed from it up to today. */
export async function carryOut(hand: Hand, scene: Scene, item: Item, on: string, follows?: Made): Promise<Made> {
  const { chance } = hand;
  const { kase, people, place } = scene;
  const say = (from: readonly string[]) => fill(chance.pick(from), scene);
  const until = item.months ? lastDayBeginningWith(on, { count: item.months, unit: "months" }) : null;
  const isOffered = item.support !== undefined && !chance.percent(9);
  const support = isOffered
    ? { supportOffered: "yes", supportWords: say(item.support ?? []) }
    : { supportOffered: "no", supportNotWords: item.noSupport ?? chance.pick(NO_SUPPORT) };
  const consulted = item.consulted
    ? { consultedOn: plusDays(on, -20), consultedWords: fill(item.consulted, scene) }
    : {};
  const made = await record(hand, {
    ...{ kind: item.kind, service: item.service, kase, by: kase.lead, on, people, until, follows },
    ...{
      placeWords: place.name,
      place: item.forbids ? place : null,
      skipped: item.skipped ? fill(item.skipped, scene) : undefined,
    },
    fields: {
      ...{ grounds: say(item.grounds), court: item.court ?? "" },
      ...{ ...support, ...consulted, ...item.fields },
    },
  });
  await addConditions(hand, made, conditionsOf(item, scene));
  if (item.served) await serve(hand, made, { day: plusDays(on, item.served[0]), how: item.served[1] });
  await whatFollowed(hand, made, item, scene);
  return made;
}

function conditionsOf({ forbids = 0, requires = [] }: Item, scene: Scene): Condition[] {
  const forbidden = mannerOf(scene.heading)
    .forbids.slice(0, forbids)
    .map((words): Condition => ["prohibition", fill(words, scene)]);
  return [...forbidden, ...requires];
}

/** What became of it, day by day: steps stand in the order in which they were recorded. */
async function whatFollowed(hand: Hand, made: Made, item: Item, scene: Scene) {
  const { broken } = mannerOf(scene.heading);
  const days: { after: number; work: () => Promise<unknown> }[] = [];
  const on = (after: number, work: (day: string) => Promise<unknown>) =>
    days.push({ after, work: () => work(plusDays(made.on, after)) });
  if (item.answer) {
    const [after, answer, outcome] = item.answer;
    on(after, (day) => answered(hand, made, { day, answer, outcome: fill(outcome, scene) }));
  }
  for (const [after, words] of item.reviews ?? [])
    on(after, (day) => take(hand, made, { step: "reviewed", day: workdayFrom(day), words: fill(words, scene) }));
  for (const { after, ...more } of (item.breaches ?? []).filter(() => hand.chance.percent(BROKEN)))
    on(after, (day) => {
      const evidence = fill(broken[more.condition % broken.length] ?? "", scene);
      return breach(hand, made, { ...more, day, evidence });
    });
  if (item.appeal) {
    const { lodged, words, decided, outcome, result } = item.appeal;
    on(lodged, (day) => take(hand, made, { step: "appeal-lodged", day, words: fill(words, scene) }));
    on(decided, (day) => take(hand, made, { step: "appeal-decided", day, words: result, outcome }));
  }
  if (item.ended) {
    const [after, how, reason] = item.ended;
    on(after, (day) => end(hand, made, { day, how, reason: fill(reason, scene) }));
  }
  days.sort((one, other) => one.after - other.after);
  for (const { work } of days) await work();
}
