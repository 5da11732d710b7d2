import type { AppLoadContext } from "@remix-run/node";
import { serveFrom } from "#db/open.ts";
import type { Bench, Operation } from "../bench.ts";
import { type BareReads, bareReads } from "../floors/bare-reads.ts";
import { parsePage } from "../floors/parse-page.ts";
import { renderPage } from "../floors/render-page.ts";
import { statementsOf } from "../floors/statements.ts";
import { type Connections, WrongAnswer } from "../load.ts";
import { interleaved, median, timed } from "../measure.ts";
import { contextOf, type Session, signIn } from "../sessions.ts";
import type { Hand } from "../world/town.ts";
import { measuredTown, toProduct } from "./town.ts";

type Loader = (args: { request: Request; params: Record<string, string>; context: AppLoadContext }) => Promise<unknown>;
type Address = { path: string; params?: Record<string, string> };

type Page = {
  name: string;
  label: string;
  hand: Hand;
  /** Where it stands; what has to be there first is made. */
  address: (bench: Bench, session: Session, connections: Connections) => Promise<Address> | Address;
  loader: Loader;
  /** Words of the page that stand in the rows which it was made from. */
  words: (html: string) => string[];
};

/** Its bare SQL and one render of its HTML, so many times over. */
const TARGET = 3;

/** A page that is read alone, beside the same SQL on the bare driver and the same HTML through React, in milliseconds. */
export function pageOperation({ name, label, hand, address, loader, words }: Page): Operation {
  return {
    name,
    async run(bench) {
      const session = await signIn(bench.db, measuredTown(bench), hand);
      const connections = toProduct(bench, bench.servers.length);
      const { path, params = {} } = await address(bench, session, connections);
      const ask = () => connections.ask({ path, headers: { Cookie: session.cookie } }, { status: 200 });
      const html = (await ask()).body.toString("utf8");
      const bare = await bareOf(bench, session, { path, params, loader });
      refuseOtherRows(name, words(html), await bare.run());
      const page = parsePage(html);
      const floor = async () => {
        await bare.run();
        return renderPage(page);
      };
      const { times, rounds } = bench.effort;
      const sides = { product: () => timed(times, ask), floor: () => timed(times, floor) };
      await interleaved(1, sides);
      const taken = await interleaved(rounds, sides);
      const sql = await timed(times, bare.run);
      connections.close();
      await bare.close();
      const [product, least] = [median(taken.product), median(taken.floor)];
      return [{ name, label, unit: "ms", product, floor: least, target: { most: TARGET }, also: { sql } }];
    },
  };
}

/** What the loader of the page reads, without the product. */
async function bareOf(
  { db, world, servers }: Bench,
  session: Session,
  { path, params, loader }: Required<Address> & { loader: Loader },
): Promise<BareReads> {
  const statements = await statementsOf(world.databaseUrl, async (observed) => {
    serveFrom(observed);
    const request = new Request(`${servers[0]?.origin}${path}`);
    await loader({ request, params, context: contextOf(session) });
  });
  serveFrom(db);
  return bareReads(world.databaseUrl, statements);
}

/** A floor of other rows would be none. */
function refuseOtherRows(name: string, shown: readonly string[], rows: readonly unknown[]) {
  const read = JSON.stringify(rows);
  const missing = shown.filter((word) => !read.includes(word));
  if (shown.length === 0 || missing.length > 0)
    throw new WrongAnswer(
      `${name}: the page shows ${shown.length} rows, of which the bare SQL lacks ${missing.length}`,
    );
}
