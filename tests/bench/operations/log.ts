import { copyFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { v7 as uuid } from "uuid";
import { parseForm } from "#app/forms/parse-form.ts";
import { loggedWithPremisesForm } from "#app/domain/premises/involved-premises.form.ts";
import { logIncident } from "#app/services/incidents/log-incident.ts";
import type { Executor } from "#db/transaction.ts";
import type { Bench, Operation } from "../bench.ts";
import { repeatable } from "../floors/fresh-values.ts";
import { startFloor } from "../floors/start-floor.ts";
import { statementsOf } from "../floors/statements.ts";
import { Connections, load, WrongAnswer } from "../load.ts";
import { interleaved, median } from "../measure.ts";
import { postOf, signIn } from "../sessions.ts";
import { keptWorld, useKeysOf, type World } from "../world/kept.ts";
import { reportForm } from "./report-form.ts";
import { measuredTown, toProduct } from "./town.ts";

const TARGET = { least: 0.3 };
const FLOOR_SHARE = 0.0005;

/** Logging an incident by its form, beside the same rows written by a bare server of Node in a durable transaction. */
export const log: Operation = {
  name: "log",
  async run(bench) {
    const { db, effort, servers } = bench;
    const town = measuredTown(bench);
    const session = await signIn(db, town, "officer");
    const connections = toProduct(bench, effort.connections);
    const { floor, close } = await startDurableFloor(bench);
    const bare = new Connections([floor.port], effort.connections);
    let number = 0;
    let acknowledged = 0;
    const post = () => postOf(session, servers[0]?.origin ?? "", "/incidents/new", reportForm(town, number++));
    const rate = async (to: Connections, location: string) => {
      const { rate, taken } = await load({
        ...{ connections: to, at: effort.connections, count: effort.requests, within: effort.within },
        ask: () => [post(), { status: 302, location }],
      });
      // On PostgreSQL the floor writes into the same tables.
      if (to === connections || !isOnFile(bench.world)) acknowledged += taken.length;
      return rate;
    };
    const before = await reportsOf(db, town.partnershipId);
    const sides = { product: () => rate(connections, "/incidents/reports/"), floor: () => rate(bare, "/saved/") };
    await interleaved(1, sides);
    const rates = await interleaved(effort.rounds, sides);
    connections.close();
    bare.close();
    await floor.stop();
    close();
    const made = (await reportsOf(db, town.partnershipId)) - before;
    if (made !== acknowledged) throw new WrongAnswer(`${acknowledged} reports were acknowledged and ${made} are there`);
    const [product, least] = [median(rates.product), median(rates.floor)];
    return [
      {
        name: "log",
        label: "Log an incident, durable",
        unit: "requests/s",
        product,
        floor: least,
        target: TARGET,
        also: { reports: made },
      },
    ];
  },
};

async function reportsOf(db: Executor, partnershipId: string) {
  const { rows } = await db
    .selectFrom("report")
    .select((eb) => eb.fn.countAll<number>().as("rows"))
    .where("partnership_id", "=", partnershipId)
    .executeTakeFirstOrThrow();
  return Number(rows);
}

/**
 * What the product writes for one such form, once in earnest and then again and again by the floor: on SQLite in a small
 * world of its own, on PostgreSQL in the database that is measured.
 */
async function startDurableFloor(bench: Bench) {
  const onFile = isOnFile(bench.world);
  const world = onFile
    ? await keptWorld({ folder: bench.folder, share: FLOOR_SHARE, postgres: null, say: bench.say })
    : bench.world;
  const copy = path.join(world.dataDir, "floor.db");
  const remove = () => {
    if (onFile) for (const end of ["", "-wal", "-shm"]) rmSync(`${copy}${end}`, { force: true });
  };
  remove();
  if (onFile) copyFileSync(path.join(world.dataDir, "joint-action.db"), copy);
  const databaseUrl = onFile ? `file:${copy}` : world.databaseUrl;
  const writes = await writesOf(world, databaseUrl);
  useKeysOf(bench.world);
  const file = path.join(world.dataDir, "floor-writes.json");
  writeFileSync(file, JSON.stringify(writes));
  return { floor: await startFloor("durable", onFile ? copy : databaseUrl, file), close: remove };
}

function isOnFile({ databaseUrl }: Pick<World, "databaseUrl">) {
  return databaseUrl.startsWith("file:");
}

async function writesOf(world: World, databaseUrl: string) {
  useKeysOf(world);
  const town = measuredTown({ world });
  let since = 0;
  const statements = await statementsOf(databaseUrl, async (db) => {
    const { actor } = await signIn(db, town, "officer");
    await new Promise((passed) => setTimeout(passed, 5));
    since = Date.now();
    const fields = new FormData();
    for (const [name, value] of Object.entries(reportForm(town, 1))) fields.set(name, value);
    const form = parseForm(fields, loggedWithPremisesForm);
    if (!form.ok) throw new Error(`The form of the benchmark is wrong: ${JSON.stringify(form.errors)}`);
    const { premises, keepNames, ...typed } = form.data;
    const logged = await logIncident({ db, actor, now: new Date(), once: uuid() }, typed, { premises, keepNames });
    if (logged.kind !== "done") throw new Error(`The form of the benchmark was answered with ${logged.kind}`);
  });
  // Signing in is no part of it.
  const signedIn = statements.findLastIndex(({ sql }) => sql.includes('insert into "session"'));
  return repeatable(statements.slice(signedIn + 1), since);
}
