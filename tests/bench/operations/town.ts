import type { Bench } from "../bench.ts";
import { Connections } from "../load.ts";
import type { Loaded } from "../world/load.ts";

/** The partnership that everything is measured in. */
export function measuredTown({ world }: Pick<Bench, "world">): Loaded {
  const [town] = world.loaded;
  if (!town) throw new Error("The world has no partnership");
  return town;
}

/** So many connections to the product, over all of its processes. */
export function toProduct({ servers }: Pick<Bench, "servers">, count: number): Connections {
  return new Connections(
    servers.map(({ port }) => port),
    count,
  );
}
