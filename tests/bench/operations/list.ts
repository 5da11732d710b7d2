import { writeFileSync } from "node:fs";
import path from "node:path";
import type { Bench, Operation } from "../bench.ts";
import { parsePage } from "../floors/parse-page.ts";
import { startFloor } from "../floors/start-floor.ts";
import { type Asked, Connections, load } from "../load.ts";
import { interleaved, median } from "../measure.ts";
import { signIn } from "../sessions.ts";
import { measuredTown, toProduct } from "./town.ts";

const LIST_TARGET = 0.12;

/** The incidents of one beat with young people, as an ASB officer reads them: 50 rows, the counts of each list beside them. */
export function listPath(beat: string) {
  return `/incidents?show=newest&beat=${beat}`;
}

/** The list of incidents as full HTML, beside the same page through React alone on a bare server of Node. */
export const list: Operation = {
  name: "list",
  async run(bench) {
    const { effort } = bench;
    const town = measuredTown(bench);
    const { cookie } = await signIn(bench.db, town, "officer");
    const asked = { path: listPath(town.beats[0] ?? ""), headers: { Cookie: cookie } };
    const connections = toProduct(bench, effort.connections);
    const { body } = await connections.ask(asked, { status: 200, word: "IN-" });
    const html = body.toString("utf8");
    const expected = { status: 200, word: lastReferenceIn(html) };
    const floor = await startFloor("page", pageFile(bench, html));
    const bare = new Connections([floor.port], effort.connections);
    const rate = async (to: Connections, one: Asked) =>
      (
        await load({
          connections: to,
          at: effort.connections,
          count: effort.requests,
          within: effort.within,
          ask: () => [one, expected],
        })
      ).rate;
    const sides = { product: () => rate(connections, asked), floor: () => rate(bare, { path: "/" }) };
    await interleaved(1, sides);
    const rates = await interleaved(effort.rounds, sides);
    connections.close();
    bare.close();
    await floor.stop();
    const [product, least] = [median(rates.product), median(rates.floor)];
    return [
      {
        name: "list",
        label: "Incidents list, 50 rows, full HTML",
        unit: "requests/s",
        product,
        floor: least,
        target: { least: LIST_TARGET },
      },
    ];
  },
};

/** Of the last row: the page is whole where it stands. */
function lastReferenceIn(html: string) {
  const last = [...html.matchAll(/>(IN-\d\d-\d+)<\/a>/g)].at(-1)?.[1];
  if (last === undefined) throw new Error("The list has no rows");
  return last;
}

function pageFile({ world }: Bench, html: string) {
  const file = path.join(world.dataDir, "list-page.json");
  writeFileSync(file, JSON.stringify(parsePage(html)));
  return file;
}
