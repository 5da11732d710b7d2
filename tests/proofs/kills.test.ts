import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aPartnership, anActor } from "../factories.ts";
import { enrol, type HttpClient, signIn } from "../support/http-client.ts";
import { count, figure } from "./figure.ts";
import { faultsOf } from "./whole.ts";
import { Refused, type Saved, work } from "./work.ts";
import { aWorld, randomFrom, size, type World } from "./world.ts";

// SECURITY R1: nothing acknowledged is lost when the server is killed.

const CLIENTS = 4;
let world: World;
let clients: HttpClient[];
let place: { groupId: string; agencyId: string };

beforeAll(async () => {
  world = await aWorld();
  const p = await aPartnership(world.db);
  place = { groupId: p.jagId, agencyId: p.policeId };
  clients = [];
  for (let i = 0; i < CLIENTS; i++) {
    clients.push(await world.signedIn(await anActor(world.db, p, { groups: { [p.jagId]: "coordinator" } })));
  }
});
afterAll(() => world.close());

test(`${size(200)} kills while forms are posted lose nothing that was acknowledged`, async () => {
  const { app, file } = world;
  const random = randomFrom(1);
  const acknowledged: Saved[] = [];
  const empty: number[] = [];
  let kills = 0;
  for (let kill = 0; kill < size(200); kill++) {
    let isKilled = false;
    const before = acknowledged.length;
    const working = clients.map((client, i) =>
      work(
        client,
        place,
        `Kill ${kill} client ${i}`,
        (saved) => acknowledged.push(saved),
        () => isKilled,
      ).catch((error: unknown) => {
        // A connection that breaks acknowledges nothing; an answer that is no 302 is a defect.
        if (error instanceof Refused) throw error;
      }),
    );
    const due = before + 1 + random.below(12);
    for (let waited = 0; acknowledged.length < due && waited < 100; waited++) await sleep(10);
    await sleep(random.below(40));
    isKilled = true;
    await app.stop("SIGKILL");
    await Promise.all(working);
    if (acknowledged.length === before) empty.push(kill);
    await app.start();
    kills++;
    expect(faultsOf(file, acknowledged.slice(before)), `after kill ${kill}`).toEqual([]);
  }
  const faults = faultsOf(file, acknowledged);
  expect(faults).toEqual([]);
  // A kill before anybody has been answered proves little.
  expect(empty.length, "kills before anything was acknowledged").toBeLessThan(size(200) / 2);
  expect(await app.stop("SIGTERM")).toBe(0);
  const check = JSON.parse(await app.command("audit", "verify", "--json")) as Record<string, unknown>;
  expect(check).toMatchObject({ ok: true, unsealed: 0, first: null });
  expect(check.events).toBeGreaterThanOrEqual(acknowledged.length);
  figure(
    "R1",
    `${kills} kills of the server while ${clients.length} people save forms, ${count(acknowledged.length)} changes acknowledged`,
    `${faults.length} lost, or without their line in the log, or the reverse; ${count(Number(check.events))} events sealed whole`,
  );
  figure(
    "S12",
    `the server killed ${kills} times in mid-work`,
    `${faults.length} changes without their line in the log, or lines without their change`,
  );
  await app.start();
});

test("who signs in by the pages is still signed in after a kill", async () => {
  const fresh = await aWorld();
  try {
    const json = await fresh.app.command(
      "setup",
      "--template",
      "charnwood",
      "--name",
      "Proof CSP",
      "--admin",
      "ada@example.org",
      "--json",
    );
    const client = fresh.signedOut();
    const who = await enrol(client, (JSON.parse(json) as { invitation: string }).invitation, "ada@example.org");
    expect(who.recoveryCodes.length).toBeGreaterThanOrEqual(8);
    await fresh.app.stop("SIGKILL");
    await fresh.app.start();
    expect((await client.get("/")).status).toBe(200);
    const other = fresh.signedOut();
    await signIn(other, who);
    expect((await other.get("/account")).body).toContain("ada@example.org");
  } finally {
    await fresh.close();
  }
});
