import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { openDatabase } from "#db/connection.ts";
import type { Operation } from "./bench.ts";
import { WrongAnswer } from "./load.ts";
import { busy } from "./operations/busy.ts";
import { crowd } from "./operations/crowd.ts";
import { depth } from "./operations/depth.ts";
import { list } from "./operations/list.ts";
import { log } from "./operations/log.ts";
import { memory } from "./operations/memory.ts";
import { PAGES } from "./operations/pages.ts";
import { sweep } from "./operations/sweep.ts";
import { type Options, readOptions, USAGE } from "./options.ts";
import { isMet, type Outcome, ratioOf, tableOf } from "./outcome.ts";
import { forgetJobs, startServer } from "./server.ts";
import { keptWorld, useKeysOf } from "./world/kept.ts";

const OPERATIONS: readonly Operation[] = [list, log, sweep, ...PAGES, depth, crowd, busy, memory];

const say = (line: string) => console.error(line);

/** Exit code 0 whatever the ratios are: this measures. 1 when an answer was wrong. */
async function run(options: Options): Promise<number> {
  const wanted = OPERATIONS.filter(({ name }) => options.only.length === 0 || options.only.includes(name));
  if (wanted.length === 0) throw new Error(`--only is one of ${OPERATIONS.map(({ name }) => name).join(", ")}`);
  const world = await keptWorld({ ...options, say });
  useKeysOf(world);
  const db = openDatabase(world.databaseUrl);
  await forgetJobs(world);
  // PostgreSQL is there for installations of several server processes.
  const first = await startServer(world);
  const servers = options.postgres ? [first, await startServer(world, first)] : [first];
  const outcomes: Outcome[] = [];
  try {
    for (const { name, run } of wanted) {
      say(`Measuring ${name} …`);
      outcomes.push(...(await run({ world, servers, db, effort: options.effort, folder: options.folder, say })));
    }
  } catch (error) {
    if (!(error instanceof WrongAnswer)) throw error;
    say(`A wrong answer. ${error.message}`);
    return 1;
  } finally {
    for (const server of servers) await server.stop();
    await db.destroy();
  }
  for (const line of tableOf(outcomes)) console.log(line);
  if (options.json) writeFileSync(options.json, JSON.stringify(reportOf(options, outcomes), null, 2));
  return 0;
}

/** With what anybody needs to judge the figures by. */
function reportOf({ share, effort, postgres }: Options, outcomes: readonly Outcome[]) {
  return {
    at: new Date().toISOString(),
    ...{ share, effort, engine: postgres ? "postgres" : "sqlite" },
    machine: { node: process.version, cores: cpus().length, processor: cpus()[0]?.model ?? "" },
    outcomes: outcomes.map((outcome) => ({ ...outcome, ratio: ratioOf(outcome), met: isMet(outcome) })),
  };
}

try {
  process.exitCode = await run(readOptions(process.argv.slice(2)));
} catch (error) {
  say(error instanceof Error ? `${error.message}\n\n${USAGE}` : String(error));
  process.exitCode = 2;
}
