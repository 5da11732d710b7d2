import type { Executor } from "#db/transaction.ts";
import { buildCaseReviews } from "./case-reviews/build-case-reviews.ts";
import { buildFigures } from "./figures.ts";
import { buildFunding } from "./funding.ts";
import { logEveryday, recordPlaces } from "./incidents.ts";
import { buildInterventions } from "./interventions/build-interventions.ts";
import { buildLives } from "./lives/build-lives.ts";
import { buildMeasures } from "./measures.ts";
import { buildPlans } from "./plans.ts";
import { buildPremises } from "./premises.ts";
import { buildRecommendations } from "./recommendations.ts";
import { buildReports } from "./reports.ts";
import { buildRequests } from "./requests.ts";
import { buildTraining } from "./training.ts";
import { buildSittings } from "./sittings/build-sittings.ts";
import { planSeries } from "./sittings/series.ts";
import { foundTown } from "./world.ts";

/** Reports of the everyday; the people whose lives are told have some of their own. */
const EVERYDAY = 4600;

/**
 * The demonstration partnership in an empty database: 24 months up to today of invented people in a made-up town, the same on
 * every machine on the same day. `share` makes the everyday parts smaller, for tests (1 is the whole).
 */
export async function buildDemonstration({ db, now }: { db: Executor; now: Date }, share = 1) {
  const world = await foundTown({ db, now });
  await planSeries(world);
  const places = await recordPlaces(world);
  await logEveryday(world, places, Math.round(EVERYDAY * share));
  const lives = await buildLives(world, places, share);
  await buildInterventions(world, places, lives, share);
  await buildCaseReviews(world, places, lives);
  await buildPremises(world, share);
  await buildSittings(world, lives.cases, share);
  await buildFigures(world);
  const measures = await buildMeasures(world);
  await buildPlans(world, measures, places);
  await buildRecommendations(world);
  await buildFunding(world);
  await buildTraining(world);
  await buildReports(world);
  await buildRequests(world, lives);
  return { partnershipId: world.partnershipId };
}
