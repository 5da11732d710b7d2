import type { Actor } from "#app/domain/access/actor.ts";
import { chanceFrom } from "../chance.ts";
import type { CastKey } from "../cast.ts";
import type { Places } from "../incidents.ts";
import type { Lives } from "../lives/build-lives.ts";
import { openDesk } from "../lives/desk.ts";
import type { World } from "../world.ts";
import { type Applied, tellApplicant } from "./applicants.ts";
import { clerkOf, trainAuthor } from "./clerk.ts";
import { NEW_PLANS } from "./plans-new.ts";
import { OLD_PLANS } from "./plans-old.ts";
import { takeTheWay } from "./way.ts";

/** ASB case reviews at every step: the last is applied for today, by the victim of three incidents. */
export async function buildCaseReviews(world: World, places: Places, lives: Lives) {
  const desk = await openDesk(world);
  const chance = chanceFrom(88_213);
  const applied: Applied[] = [...OLD_PLANS, ...NEW_PLANS].map((plan) => tellApplicant({ desk, places, chance }, plan));
  await desk.ledger.write();
  const actors = new Map<CastKey, Actor>();
  const actorOf = async (key: CastKey) => {
    const known = actors.get(key) ?? (await world.actor(key));
    actors.set(key, known);
    return known;
  };
  await trainAuthor(world, await actorOf("coordinator"));
  for (const one of applied) await takeTheWay(world, clerkOf(world, actorOf, one.plan.problem), one);
  await applyToday(world, actorOf, lives);
}

async function applyToday(world: World, actorOf: (key: CastKey) => Promise<Actor>, { victimOfThree }: Lives) {
  const { personId, problemId } = victimOfThree;
  await clerkOf(world, actorOf, "Today's application").apply("officer", world.today, {
    ...{ personId, problemId, applicantKind: "victim", applicantContact: "14 Foxcote Avenue", channel: "phone" },
    isRepeat: "no",
    about:
      "I have told you three times in half a year what he does. I have had one letter to him and a visit. I would like the council and the police to sit down together and tell me what will be done.",
  });
}
