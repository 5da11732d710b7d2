import { openDatabase } from "#db/connection.ts";
import type { Operation } from "../bench.ts";
import { Connections } from "../load.ts";
import { interleaved, median, timed } from "../measure.ts";
import { forgetJobs, startServer } from "../server.ts";
import { signIn } from "../sessions.ts";
import { keptWorld, useKeysOf, type World } from "../world/kept.ts";
import { listPath } from "./list.ts";
import { measuredTown } from "./town.ts";

/** The list of one partnership among three hundred, beside the same list of the same partnership among ten. On SQLite. */
export const crowd: Operation = {
  name: "crowd",
  async run({ effort, folder, servers, say, world }) {
    if (!world.databaseUrl.startsWith("file:")) return [];
    const { neighbours } = effort;
    const crowded = await keptWorld({ folder, share: world.share, neighbours, postgres: null, say });
    await forgetJobs(crowded);
    const server = await startServer(crowded);
    const product = await listOf(crowded, server.port);
    const floor = await listOf(world, servers[0]?.port ?? 0);
    const sides = { product: () => timed(effort.times, product.ask), floor: () => timed(effort.times, floor.ask) };
    await interleaved(1, sides);
    const taken = await interleaved(effort.rounds, sides);
    product.close();
    floor.close();
    await server.stop();
    const among = `${crowded.loaded.length + neighbours.partnerships} partnerships against ${world.loaded.length}`;
    return [
      {
        ...{ name: "crowd", label: `List, ${among}`, unit: "ms" },
        ...{ product: median(taken.product), floor: median(taken.floor), target: { most: 2 } },
      },
    ];
  },
};

async function listOf(world: World, port: number) {
  useKeysOf(world);
  const db = openDatabase(world.databaseUrl);
  const town = measuredTown({ world });
  const { cookie } = await signIn(db, town, "officer");
  await db.destroy();
  const connections = new Connections([port], 1);
  const asked = { path: listPath(town.beats[0] ?? ""), headers: { Cookie: cookie } };
  return { ask: () => connections.ask(asked, { status: 200, word: "IN-" }), close: () => connections.close() };
}
