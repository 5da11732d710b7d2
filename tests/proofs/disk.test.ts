import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { constants, tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { aPartnership, anActor } from "../factories.ts";
import type { HttpClient } from "../support/http-client.ts";
import { compileShim, findCompiler } from "./disk-shim.ts";
import { figure } from "./figure.ts";
import { faultsOf } from "./whole.ts";
import { Refused, type Saved, work } from "./work.ts";
import { aWorld, changedTables, contentOf, type World } from "./world.ts";

// SECURITY R4: disk full, read-only file: a clear page, nothing half-written, recovery without restart.

const folder = realpathSync(mkdtempSync(path.join(tmpdir(), "joint-action-disk-")));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function peopleAtWork(world: World) {
  const p = await aPartnership(world.db);
  const place = { groupId: p.jagId, agencyId: p.policeId };
  const client = await world.signedIn(await anActor(world.db, p, { groups: { [p.jagId]: "coordinator" } }));
  const acknowledged: Saved[] = [];
  const some = (name: string, changes: number) => {
    const due = acknowledged.length + changes;
    return work(
      client,
      place,
      name,
      (saved) => acknowledged.push(saved),
      () => acknowledged.length >= due,
    );
  };
  return { client, place, acknowledged, some };
}

/** What somebody sees who reads and who saves while nothing can be written. */
async function expectClearPages(world: World, client: HttpClient) {
  const before = contentOf(world.file);
  for (const path of ["/search?index"]) {
    const answer = await client.post(path, { name: "Somebody", givenNames: "Some", familyName: "Body", birthDateBasis: "unknown", areaWords: "", "birthDate-day": "", "birthDate-month": "", "birthDate-year": "" }); // prettier-ignore
    expect(answer.status, path).toBe(503);
    expect(answer.body, path).toContain("Nothing was changed");
    expect(answer.headers["content-security-policy"], path).toBeDefined();
  }
  // A look that cannot be logged is not given, and says so in the same words.
  const list = await client.get("/cases");
  expect([200, 503]).toContain(list.status);
  if (list.status === 503) expect(list.body).toContain("Nothing was changed");
  expect((await world.signedOut().get("/sign-in")).status).toBe(200);
  expect(changedTables(before, contentOf(world.file))).toEqual([]);
}

const compiler = findCompiler();
const withCompiler = compiler ? describe : () => {};
withCompiler("on a disk that refuses to write", () => {
  const library = compiler ? compileShim(compiler, folder) : "";

  const faults: [string, number][] = [
    ["full", constants.errno.ENOSPC],
    ["read-only", constants.errno.EROFS],
    ["failing", constants.errno.EIO],
    ["over its quota", constants.errno.EDQUOT],
  ];
  test.each(faults.slice(0, process.env.PROVE ? 4 : 2))(
    "that is %s: a clear page, nothing half-written, and work goes on once it writes again",
    async (name, errno) => {
      const dataDir = path.join(folder, name.replaceAll(" ", "-"));
      const fault = path.join(folder, `${name}.fault`);
      mkdirSync(dataDir);
      const world = await aWorld({
        DATA_DIR: dataDir,
        LD_PRELOAD: library,
        SHIM_FOLDER: dataDir,
        SHIM_FAULT: fault,
        UV_USE_IO_URING: "0",
      });
      try {
        const { client, acknowledged, some } = await peopleAtWork(world);
        await some("Before", 8);
        let rounds = 0;
        for (; rounds < 3; rounds++) {
          writeFileSync(fault, String(errno));
          await expectClearPages(world, client);
          expect(faultsOf(world.file, acknowledged)).toEqual([]);
          rmSync(fault);
          await some(`After ${rounds}`, 8);
          expect(faultsOf(world.file, acknowledged)).toEqual([]);
        }
        expect((await client.get("/health")).status).toBe(200);
        expect(await world.app.stop()).toBe(0);
        expect(JSON.parse(await world.app.command("audit", "verify", "--json"))).toMatchObject({
          ok: true,
          unsealed: 0,
        });
        expect(world.app.logged(), "the log quotes nothing that was typed").not.toContain("Somebody");
        const faults = faultsOf(world.file, acknowledged);
        figure(
          "R4",
          `a disk that is ${name}, ${rounds} times over ${acknowledged.length} acknowledged changes`,
          `a page that says so, ${faults.length} faults, no restart`,
        );
      } finally {
        rmSync(fault, { force: true });
        await world.close();
      }
    },
  );
});

const isRoot = process.platform === "linux" && process.getuid?.() === 0;
const withMount = isRoot && mounts() ? describe : () => {};
withMount("on a small disk of its own", () => {
  test("that fills up under work: each form is saved whole or refused whole, and room made again is enough", async () => {
    const disk = path.join(folder, "small");
    mkdirSync(disk);
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=12m", "tmpfs", disk]);
    const dataDir = path.join(disk, "data");
    mkdirSync(dataDir);
    let world: World | undefined;
    try {
      world = await aWorld({ DATA_DIR: dataDir });
      const { client, acknowledged, some } = await peopleAtWork(world);
      await some("Before", 8);
      const filler = path.join(disk, "filler");
      let refusals = 0;
      for (let round = 0; round < 3; round++) {
        const { bavail, bsize } = statfsSync(disk);
        // Room for a few more, so that it fills up in the middle of some transaction.
        writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - 400_000 - round * 12_288)));
        const refused = await some(`Full ${round}`, 500).then(() => null, (error: unknown) => error); // prettier-ignore
        expect(refused, "it fills up").toBeInstanceOf(Refused);
        expect((refused as Refused).message).toMatch(/^503 [\s\S]*Nothing was changed/);
        refusals++;
        expect((await client.get("/sign-in")).status).toBeLessThan(500);
        rmSync(filler);
        expect(faultsOf(world.file, acknowledged)).toEqual([]);
        await some(`Room ${round}`, 8);
        expect(faultsOf(world.file, acknowledged)).toEqual([]);
      }
      expect(await world.app.stop()).toBe(0);
      expect(JSON.parse(await world.app.command("audit", "verify", "--json"))).toMatchObject({ ok: true, unsealed: 0 });
      figure(
        "R4",
        `a small disk that fills up in the middle of work, ${refusals} times over ${acknowledged.length} acknowledged changes`,
        `${faultsOf(world.file, acknowledged).length} faults`,
      );
    } finally {
      await world?.close();
      execFileSync("umount", [disk]);
    }
  });
});

function mounts() {
  const probe = path.join(folder, "probe");
  mkdirSync(probe);
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=1m", "tmpfs", probe], { stdio: "ignore" });
    execFileSync("umount", [probe]);
    return true;
  } catch {
    console.log("LEFT OUT: the proof on a small disk of its own, because this machine lets nobody mount one.");
    return false;
  }
}
