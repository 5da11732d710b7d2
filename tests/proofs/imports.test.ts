import { writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { execFile } from "node:child_process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { askToLoad } from "#app/services/imports/ask-to-load.ts";
import { findRun } from "#db/queries/import-runs.ts";
import { aPartnership, anActor } from "../factories.ts";
import { BUILT } from "../support/app.ts";
import { count, figure } from "./figure.ts";
import { aWorld, randomFrom, size, type World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await aWorld();
});
afterAll(() => world.close());

const LETTERS = "ABDEFGHJLNPQRSTUWXYZ";
const postcode = (n: number) =>
  `LE${1 + (Math.floor(n / 4000) % 99)} ${n % 10}${LETTERS[Math.floor(n / 10) % 20] ?? "A"}${LETTERS[Math.floor(n / 200) % 20] ?? "A"}`;

function aFile(rows: number, name: string) {
  const file = path.join(world.app.dataDir, name);
  const lines = Array.from({ length: rows }, (_, n) => `${postcode(n)},${56 + (n % 10)},E0${5_014_666 + (n % 24)},52.${700_000 + (n % 99_999)},-1.2`); // prettier-ignore
  writeFileSync(file, `postcode,beat,ward code,latitude,longitude\n${lines.join("\n")}\n`);
  return file;
}

/** The command as its users run it, and the most memory that it ever held. */
function measured(args: string[]) {
  const env: NodeJS.ProcessEnv = { ...process.env, DATA_DIR: world.app.dataDir, NODE_ENV: "production" };
  const script = `
    process.argv = [process.argv[0], ${JSON.stringify(BUILT)}, ...${JSON.stringify(args)}];
    process.on("exit", () => console.error("PEAK " + process.resourceUsage().maxRSS));
    await import(${JSON.stringify(`file://${BUILT}`)});`;
  return new Promise<{ stdout: string; megabytes: number }>((resolve, reject) => {
    execFile(
      process.execPath,
      ["--input-type=module", "-e", script],
      { env, maxBuffer: 1e8 },
      (error, stdout: string, stderr: string) => {
        const peak = /PEAK (\d+)/.exec(stderr)?.[1];
        if (error || !peak) reject(new Error(`${stdout}${stderr}`, { cause: error }));
        else resolve({ stdout, megabytes: Number(peak) / 1024 });
      },
    );
  });
}

test("100,000 rows are loaded in less than 500 MB, and pages answer meanwhile", async () => {
  const p = await aPartnership(world.db, "Large CSP");
  const client = await world.signedIn(await anActor(world.db, p, { duties: ["administrator"] }));
  await client.get("/admin/areas");
  const file = aFile(100_000, "large.csv");
  const times: number[] = [];
  let isDone = false;
  const looking = (async () => {
    while (!isDone) {
      const started = performance.now();
      expect((await client.get("/admin/imports")).status).toBe(200);
      times.push(performance.now() - started);
      await sleep(100);
    }
  })();
  const started = performance.now();
  const { stdout, megabytes } = await measured(["import", "postcodes", file, "--label", "All", "--partnership", "Large CSP", "--json"]); // prettier-ignore
  isDone = true;
  await looking;
  const result = JSON.parse(stdout) as { rows: number; imported: number; errors: unknown[] };
  expect(result).toMatchObject({ rows: 100_000, imported: 100_000, errors: [] });
  times.sort((a, b) => a - b);
  const p95 = times[Math.floor(times.length * 0.95)] ?? 0;
  console.log(
    `100,000 rows in ${Math.round((performance.now() - started) / 1000)} s and ${Math.round(megabytes)} MB; a page 95 % of the time within ${Math.round(p95)} ms`,
  );
  expect(megabytes).toBeLessThan(500);
  expect(p95).toBeLessThan(1000);
});

test(`${size(30)} kills in mid-import: nothing half is ever seen, and at the end all of it is`, async () => {
  const p = await aPartnership(world.db, "Killed CSP");
  const actor = await anActor(world.db, p, { duties: ["administrator"] });
  const file = aFile(60_000, "killed.csv");
  const json = await world.app.command("import", "postcodes", file, "--label", "K", "--partnership", "Killed CSP", "--dry-run", "--json"); // prettier-ignore
  expect(JSON.parse(json)).toMatchObject({ batch: null, rows: 60_000 });
  const { id, version } = await world.db.selectFrom("import_run").select(["id", "version"]).where("partnership_id", "=", p.partnershipId).executeTakeFirstOrThrow(); // prettier-ignore
  expect(await askToLoad({ db: world.db, actor, now: new Date() }, id, version)).toEqual({ kind: "done" });
  const random = randomFrom(7);
  let loaded = 0;
  let killedAtWork = 0;
  let kills = 0;
  for (let kill = 0; kill < size(30); kill++) {
    await sleep(100 + random.below(400));
    await world.app.stop("SIGKILL");
    kills++;
    const run = await findRun(world.db, p.partnershipId, id);
    const areas = await world.db.selectFrom("area").innerJoin("import_batch", "import_batch.id", "area.import_batch_id").select("area.id").where("area.partnership_id", "=", p.partnershipId).where("import_batch.status", "=", "visible").execute(); // prettier-ignore
    const { count } = await world.db.selectFrom("area_lookup").select((eb) => eb.fn.countAll<number>().as("count")).where("import_batch_id", "=", id).executeTakeFirstOrThrow(); // prettier-ignore
    expect(Number(count)).toBe(run?.rows_loaded);
    expect(run?.rows_loaded).toBeGreaterThanOrEqual(loaded);
    if (run?.status === "loading") {
      expect(areas).toEqual([]);
      if (run.rows_loaded > loaded) killedAtWork++;
    }
    loaded = run?.rows_loaded ?? 0;
    // As if the time had passed for which the dead process holds its work.
    await world.db.transaction().execute(async (trx) => {
      await trx.updateTable("import_run").set({ held_until: null }).where("id", "=", id).execute();
      await trx.updateTable("job").set({ leased_until: null }).where("name", "=", "imports").execute();
    });
    await world.app.start();
  }
  for (let tries = 0; tries < 200 && (await findRun(world.db, p.partnershipId, id))?.status !== "visible"; tries++)
    await sleep(100);
  const whole = await findRun(world.db, p.partnershipId, id);
  expect(whole).toMatchObject({ status: "visible", rows_loaded: 60_000 });
  expect(killedAtWork).toBeGreaterThan(0);
  const { rows } = await world.db.selectFrom("area_lookup").select((eb) => eb.fn.countAll<number>().as("rows")).where("import_batch_id", "=", id).executeTakeFirstOrThrow(); // prettier-ignore
  figure(
    "R1",
    `${kills} kills while a file is loaded, ${killedAtWork} between two of its parts`,
    `${count(Number(rows))} of ${count(whole?.rows_loaded ?? 0)} rows there, none twice`,
  );
});
