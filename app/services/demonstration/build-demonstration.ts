import type { Executor } from "#db/transaction.ts";
import { logEveryday, recordPlaces } from "./incidents.ts";
import { buildLives } from "./lives/build-lives.ts";
import { buildPremises } from "./premises.ts";
import { foundTown } from "./world.ts";

/** Reports of the everyday; the people whose lives are told have some of their own. */
const EVERYDAY = 4600;

/**
 * The demonstration partnership in an empty database: 24 months up to today of invented people in a made-up town, the same on
 * every machine on the same day. `share` makes the everyday parts smaller, for tests (1 is the whole).
 */
export async function buildDemonstration({ db, now }: { db: Executor; now: Date }, share = 1) {
  const world = await foundTown({ db, now });
  const places = await recordPlaces(world);
  await logEveryday(world, places, Math.round(EVERYDAY * share));
  await buildLives(world, places, share);
  await buildPremises(world, share);
  return { partnershipId: world.partnershipId };
}
