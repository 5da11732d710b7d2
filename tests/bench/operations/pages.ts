import { TABLE_CRIME_TYPES } from "#app/domain/performance/crime-types.ts";
import { loader as crime } from "#app/routes/performance/crime._index/route.tsx";
import { loader as quarter } from "#app/routes/performance/_index/route.tsx";
import { loader as found } from "#app/routes/search/$searchId/route.tsx";
import type { Operation } from "../bench.ts";
import { postOf } from "../sessions.ts";
import { pageOperation } from "./page.ts";
import { measuredTown } from "./town.ts";

const crimeTypesIn = (html: string) => TABLE_CRIME_TYPES.filter((type) => html.includes(type));
const referencesIn = (html: string) => [...html.matchAll(/\b(?:IN|P|L|CS|LP)-\d\d-\d{4,}\b/g)].map(([word]) => word);

/** The pages whose floor is their bare SQL and one render. */
export const PAGES: readonly Operation[] = [
  pageOperation({
    ...{ name: "crime", label: "Crime table", hand: "manager", loader: crime, words: crimeTypesIn },
    address: () => ({ path: "/performance/crime" }),
  }),
  pageOperation({
    ...{ name: "quarter", label: "Quarter page", hand: "manager", loader: quarter, words: crimeTypesIn },
    address: () => ({ path: "/performance" }),
  }),
  pageOperation({
    ...{ name: "search", label: "Global search", hand: "officer", loader: found, words: referencesIn },
    async address(bench, session, connections) {
      const [person] = measuredTown(bench).people;
      const fields = { text: `${person?.given} ${person?.family}` };
      const post = postOf(session, bench.servers[0]?.origin ?? "", "/search/everything", fields);
      const { location } = await connections.ask(post, { status: 302 });
      return { path: location, params: { searchId: location.split("/").at(-1) ?? "" } };
    },
  }),
];
