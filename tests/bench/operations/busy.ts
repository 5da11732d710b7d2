import { setTimeout as sleep } from "node:timers/promises";
import type { Bench, Operation } from "../bench.ts";
import { percentile } from "../measure.ts";
import { signIn } from "../sessions.ts";
import { slowWork } from "./background.ts";
import { listPath } from "./list.ts";
import { measuredTown, toProduct } from "./town.ts";

/** Between one list and the next. */
const PAUSE_MS = 25;
const SAMPLES_A_TIME = 25;

/** The slowest hundredth of lists while a report, an export, an import and a backup run, beside the same without. */
export const busy: Operation = {
  name: "busy",
  async run(bench) {
    const asked = await asking(bench);
    const least = bench.effort.times * SAMPLES_A_TIME;
    const work = await slowWork(bench);
    await asked(least, () => true);
    const before = await asked(least, () => true);
    let isOver = false;
    const slow = work.begin().finally(() => (isOver = true));
    const [during] = await Promise.all([asked(1, () => isOver), slow]);
    const after = await asked(least, () => true);
    const [product, floor] = [percentile(during, 99), percentile([...before, ...after], 99)];
    const also = { requests: during.length, slowest: Math.max(...during) };
    return [
      {
        name: "busy",
        label: "p99 of the list while slow work runs",
        unit: "ms",
        product,
        floor,
        target: { most: 2 },
        also,
      },
    ];
  },
};

/** Milliseconds of each list, one after another with a pause between: so many at least, and until all is over. */
async function asking(bench: Bench) {
  const town = measuredTown(bench);
  const { cookie } = await signIn(bench.db, town, "officer");
  const connections = toProduct(bench, bench.servers.length);
  const one = { path: listPath(town.beats[0] ?? ""), headers: { Cookie: cookie } };
  return async (least: number, isOver: () => boolean) => {
    const taken: number[] = [];
    while (taken.length < least || !isOver()) {
      const started = performance.now();
      await connections.ask(one, { status: 200, word: "IN-" });
      taken.push(performance.now() - started);
      await sleep(PAUSE_MS);
    }
    return taken;
  };
}
