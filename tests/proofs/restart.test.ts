import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aPartnership, anActor } from "../factories.ts";
import { BrokenConnection, type HttpClient } from "../support/http-client.ts";
import { count, figure } from "./figure.ts";
import { faultsOf } from "./whole.ts";
import { Refused, type Saved, work } from "./work.ts";
import { aWorld, randomFrom, size, type World } from "./world.ts";

// SECURITY R7: a restart loses nothing.

let world: World;
let place: { groupId: string; agencyId: string };
const clients: HttpClient[] = [];
beforeAll(async () => {
  world = await aWorld();
  const p = await aPartnership(world.db);
  place = { groupId: p.jagId, agencyId: p.policeId };
  for (let i = 0; i < 6; i++)
    clients.push(await world.signedIn(await anActor(world.db, p, { groups: { [p.jagId]: "coordinator" } })));
});
afterAll(() => world.close());

test(`${size(30)} stops under load: no 5xx, no broken answer, exit 0, every event sealed, and the sessions go on`, async () => {
  const { app, file } = world;
  const random = randomFrom(7);
  const acknowledged: Saved[] = [];
  let refused = 0;
  let stops = 0;
  for (let stop = 0; stop < size(30); stop++) {
    const before = acknowledged.length;
    const faults: string[] = [];
    let isOver = false;
    const working = clients.map((client, i) =>
      work(
        client,
        place,
        `Stop ${stop} client ${i}`,
        (saved) => acknowledged.push(saved),
        () => isOver,
      ).catch((error: unknown) => {
        if (error instanceof Refused) faults.push(error.message);
        // Nothing listens any more. A connection that had been taken on and is broken off is another matter.
        else if (error instanceof BrokenConnection && !error.wasTakenOn) refused++;
        else faults.push(String(error));
      }),
    );
    await sleep(300 + random.below(400));
    const [code] = await Promise.all([app.stop("SIGTERM"), ...working]);
    isOver = true;
    stops++;
    expect(faults, `stop ${stop}`).toEqual([]);
    expect(code).toBe(0);
    expect(acknowledged.length).toBeGreaterThan(before);
    expect(faultsOf(file, acknowledged.slice(before))).toEqual([]);
    const check = JSON.parse(await app.command("audit", "verify", "--json")) as unknown;
    expect(check).toMatchObject({ ok: true, unsealed: 0, first: null });
    await app.start();
  }
  const failed = app.logged().match(/"status":5\d\d/g) ?? [];
  expect(failed).toEqual([]);
  const lost = faultsOf(file, acknowledged);
  expect(lost).toEqual([]);
  figure(
    "R7",
    `${stops} stops by SIGTERM under the work of ${clients.length} people, ${count(acknowledged.length)} changes acknowledged`,
    `${failed.length} answers of 5xx, ${lost.length} lost; ${refused} times somebody met a closed door afterwards`,
  );
});
