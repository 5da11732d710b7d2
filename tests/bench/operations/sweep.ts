import { countingRules } from "#app/domain/case-reviews/counted-report.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { countedSince } from "#app/services/case-reviews/reports-to-count.ts";
import { runSweep } from "#app/services/case-reviews/run-sweep.ts";
import { victimsNear } from "#app/services/case-reviews/victims-near.ts";
import { settingsOn } from "#db/queries/settings.ts";
import type { Bench, Operation } from "../bench.ts";
import { bareReads } from "../floors/bare-reads.ts";
import { statementsOf } from "../floors/statements.ts";
import { WrongAnswer } from "../load.ts";
import { interleaved, median, timed } from "../measure.ts";
import { signIn } from "../sessions.ts";
import { measuredTown, toProduct } from "./town.ts";

const TARGET = { most: 1.5 };

/**
 * Who is near the threshold of a case review, beside a scan of the window's reports: as its page tells it while nothing that is
 * counted changes, and by the sweep alone, asked again and counted anew.
 */
export const sweep: Operation = {
  name: "sweep",
  async run(bench) {
    const { db, effort } = bench;
    const town = measuredTown(bench);
    const { cookie } = await signIn(db, town, "officer");
    const connections = toProduct(bench, bench.servers.length);
    const ask = () =>
      connections.ask(
        { path: "/incidents/victims", headers: { Cookie: cookie } },
        { status: 200, word: "At the threshold" },
      );
    const on = londonDay(new Date());
    const asked = { partnershipId: town.partnershipId, on };
    const alone = () => victimsNear(db, asked);
    const again = () => runSweep(db, asked);
    if ((await alone()).length === 0) throw new WrongAnswer("The sweep finds nobody, and so proves nothing");
    const scan = await bareReads(bench.world.databaseUrl, await scanOf(bench, town.partnershipId, on));
    const sides = (product: () => Promise<unknown>) => ({
      product: () => timed(effort.times, product),
      floor: () => timed(effort.times, scan.run),
    });
    await interleaved(1, sides(ask));
    const page = await interleaved(effort.rounds, sides(ask));
    await interleaved(1, sides(alone));
    const bare = await interleaved(effort.rounds, sides(alone));
    await interleaved(1, sides(again));
    const kept = await interleaved(effort.rounds, sides(again));
    const also = { reports: (await scan.run()).length };
    connections.close();
    await scan.close();
    return [
      {
        name: "sweep",
        label: "Threshold sweep, its page",
        unit: "ms",
        product: median(page.product),
        floor: median(page.floor),
        target: TARGET,
        also,
      },
      {
        name: "sweep",
        label: "Threshold sweep, asked again",
        unit: "ms",
        product: median(kept.product),
        floor: median(kept.floor),
        target: TARGET,
        also,
      },
      {
        name: "sweep",
        label: "Threshold sweep, counted anew",
        unit: "ms",
        product: median(bare.product),
        floor: median(bare.floor),
        target: TARGET,
        also,
      },
    ];
  },
};

/** The reports of the window by their index, with what the rule asks of each. */
function scanOf({ db, world }: Bench, partnershipId: string, on: string) {
  return statementsOf(world.databaseUrl, async (observed) => {
    const since = countedSince(on, countingRules(await settingsOn(db, partnershipId, on)));
    await observed
      .selectFrom("report")
      .select(["id", "reported_on", "agency_id", "reporter_person_id", "for_person_id"])
      .where("partnership_id", "=", partnershipId)
      .where("reported_on", ">=", since)
      .execute();
  });
}
