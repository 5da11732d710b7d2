import { execFile } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { v7 as uuid } from "uuid";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { exportAddress } from "#app/domain/exports/address.ts";
import { plusQuarters, quarterId, quarterOf } from "#app/domain/performance/quarter.ts";
import { askToLoad } from "#app/services/imports/ask-to-load.ts";
import { findRun } from "#db/queries/import-runs.ts";
import type { Bench } from "../bench.ts";
import { WrongAnswer } from "../load.ts";
import { postOf, signIn } from "../sessions.ts";
import { measuredTown, toProduct } from "./town.ts";

const run = promisify(execFile);
const BUILT = path.resolve("build/server/index.js");
const LETTERS = "ABDEFGHJLNPQRSTUWXYZ";

/** What is slow, all of it at once; each part is begun by `begin` and gone through again until the longest has ended. */
export async function slowWork(bench: Bench) {
  const load = await anImport(bench);
  const report = await aReport(bench);
  const list = await anExport(bench);
  return {
    async begin() {
      let isOver = false;
      const again = async (work: () => Promise<unknown>) => {
        do await work();
        while (!isOver);
      };
      const once = Promise.all([load(), backup(bench)]).finally(() => (isOver = true));
      await Promise.all([once, again(report), again(list)]);
    },
  };
}

/** The quarterly report, begun unless a run before has: every one of its figures counted anew. */
async function aReport(bench: Bench) {
  const town = measuredTown(bench);
  const session = await signIn(bench.db, town, "manager");
  const connections = toProduct(bench, 1);
  const there = await bench.db
    .selectFrom("csp_report")
    .select("id")
    .where("partnership_id", "=", town.partnershipId)
    .executeTakeFirst();
  const begun = async () => {
    const quarter = quarterId(plusQuarters(quarterOf(londonDay(new Date())), -1));
    const fields = { once: uuid(), kind: "quarterly", agencyId: town.councilId, groupId: "", quarter };
    const post = postOf(session, bench.servers[0]?.origin ?? "", "/reports/new", fields);
    return (await connections.ask(post, { status: 302, location: "/reports/" })).location;
  };
  const path = there ? `/reports/${there.id}` : await begun();
  const asked = { path, headers: { Cookie: session.cookie } };
  return () => connections.ask(asked, { status: 200, word: "The figures are as they stand today" });
}

/** All incidents of the partnership in a file. */
async function anExport(bench: Bench) {
  const session = await signIn(bench.db, measuredTown(bench), "officer");
  const connections = toProduct(bench, 1);
  const address = exportAddress({ list: "incidents", filter: { show: "newest" } });
  return () => {
    const fields = { once: uuid(), destination: "own-use", purpose: "Benchmark", format: "csv" };
    return connections.ask(postOf(session, bench.servers[0]?.origin ?? "", address, fields), {
      status: 302,
      location: "/exports/",
    });
  };
}

/** A file of postcodes that has been checked; gives what loads it, in the server's own job. */
async function anImport({ db, effort, servers, world }: Bench) {
  const town = measuredTown({ world });
  const { actor } = await signIn(db, town, "coordinator");
  const label = `Bench ${uuid()}`;
  const file = path.join(world.dataDir, `${label}.csv`);
  writeFileSync(file, postcodes(effort.importRows, town.beats));
  await command({ servers, world }, "import", "postcodes", file, "--label", label, "--partnership", town.name, "--dry-run"); // prettier-ignore
  rmSync(file);
  const checked = await db
    .selectFrom("import_run")
    .select(["id", "version"])
    .where("partnership_id", "=", town.partnershipId)
    .orderBy("id", "desc")
    .executeTakeFirstOrThrow();
  return async () => {
    const asked = await askToLoad({ db, actor, now: new Date() }, checked.id, checked.version);
    if (asked.kind !== "done") throw new WrongAnswer(`The import was ${asked.kind}`);
    for (;;) {
      const found = await findRun(db, town.partnershipId, checked.id);
      if (found?.status === "visible" && found.rows_loaded === effort.importRows) return;
      if (found?.status !== "loading")
        throw new WrongAnswer(`The import is ${found?.status}, of ${found?.rows_loaded} rows`);
      await sleep(200);
    }
  };
}

function postcodes(rows: number, beats: readonly string[]) {
  const line = (n: number) => {
    const letters = `${LETTERS[Math.floor(n / 10) % 20]}${LETTERS[Math.floor(n / 200) % 20]}`;
    return `LE${1 + (Math.floor(n / 4000) % 99)} ${n % 10}${letters},${beats[n % beats.length]},52.${700_000 + (n % 99_999)},-1.2`;
  };
  return `postcode,beat,latitude,longitude\n${Array.from({ length: rows }, (_, n) => line(n)).join("\n")}\n`;
}

async function backup({ servers, world, folder }: Bench) {
  const file = path.join(folder, `backup-${uuid()}.tar`);
  try {
    await command({ servers, world }, "backup", file);
  } finally {
    rmSync(file, { force: true });
  }
}

/** As its users run it, on the same data. */
function command({ world, servers }: Pick<Bench, "world" | "servers">, ...args: string[]) {
  const { dataDir, databaseUrl } = world;
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: "production",
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    ORIGIN: servers[0]?.origin,
  };
  return run(process.execPath, [BUILT, ...args], { env, maxBuffer: 1e8 });
}
