import type { Operation } from "../bench.ts";
import { interleaved, median, timed } from "../measure.ts";
import { signIn } from "../sessions.ts";
import { measuredTown, toProduct } from "./town.ts";

/** Nine tenths down the list. */
const DEPTH = 0.9;

/** A page far down the list of all incidents, beside its first. */
export const depth: Operation = {
  name: "deep",
  async run(bench) {
    const { db, effort } = bench;
    const town = measuredTown(bench);
    const headers = { Cookie: (await signIn(db, town, "officer")).cookie };
    const connections = toProduct(bench, bench.servers.length);
    const rows = await db
      .selectFrom("incident")
      .select(["id", "latest_day as day"])
      .where("partnership_id", "=", town.partnershipId)
      .orderBy("latest_day", "desc")
      .orderBy("id", "desc")
      .execute();
    const before = rows[Math.floor(rows.length * DEPTH) - 1];
    const ask = (query: string) => () =>
      connections.ask({ path: `/incidents?show=newest${query}`, headers }, { status: 200, word: "IN-" });
    const sides = {
      product: () => timed(effort.times, ask(`&after=${before?.day}~${before?.id}`)),
      floor: () => timed(effort.times, ask("")),
    };
    await interleaved(1, sides);
    const taken = await interleaved(effort.rounds, sides);
    connections.close();
    const [product, floor] = [median(taken.product), median(taken.floor)];
    return [{ name: "deep", label: "Deep page against first page", unit: "ms", product, floor, target: { most: 2 } }];
  },
};
