import type { Bench, Operation } from "../bench.ts";
import { type Asked, type Expected, load } from "../load.ts";
import { postOf, signIn } from "../sessions.ts";
import { listPath } from "./list.ts";
import { reportForm } from "./report-form.ts";
import { measuredTown, toProduct } from "./town.ts";

const MEGABYTE = 1_000_000;
const MOST_MB = 400;
/** One request in so many logs an incident. */
const LOGS_ONE_IN = 20;

/**
 * What the server holds after a long run of all sorts of requests: the process as the machine sees it, and the heap after all
 * that can go is gone, beside the same when half of the run was over. Of several processes the largest.
 */
export const memory: Operation = {
  name: "memory",
  async run(bench) {
    const { effort, servers } = bench;
    const ask = await mixed(bench);
    const connections = toProduct(bench, effort.connections);
    const half = Math.ceil(effort.longRun / 2);
    const run = () => load({ connections, at: effort.connections, count: half, within: Infinity, ask });
    await run();
    const middle = await Promise.all(servers.map((server) => server.memory()));
    await run();
    const end = await Promise.all(servers.map((server) => server.memory()));
    connections.close();
    const most = (of: readonly NodeJS.MemoryUsage[], what: "rss" | "heapUsed") =>
      Math.max(...of.map((usage) => usage[what])) / MEGABYTE;
    const also = { requests: half * 2 };
    return [
      {
        name: "memory",
        label: "Memory after a long run",
        unit: "MB",
        product: most(end, "rss"),
        floor: MOST_MB,
        target: { most: 1 },
        also,
      },
      {
        name: "memory",
        label: "Heap, end against half-way",
        unit: "MB",
        product: most(end, "heapUsed"),
        floor: most(middle, "heapUsed"),
        target: { most: 1.1 },
        also,
      },
    ];
  },
};

/** The n-th request of the run: lists, records, a search form, figures, a home page, and now and then a report that is logged. */
async function mixed({ db, servers, world }: Bench) {
  const town = measuredTown({ world });
  const officer = await signIn(db, town, "officer");
  const manager = await signIn(db, town, "manager");
  const rows = await db
    .selectFrom("incident")
    .select("id")
    .where("partnership_id", "=", town.partnershipId)
    .orderBy("id", "desc")
    .limit(500)
    .execute();
  const pages = (n: number): [string, typeof officer][] => [
    [listPath(town.beats[n % town.beats.length] ?? ""), officer],
    [`/incidents/${rows[n % rows.length]?.id}`, officer],
    ["/search/everything", officer],
    ["/performance/crime", manager],
    ["/", officer],
    ["/incidents/new", officer],
  ];
  return (n: number): [Asked, Expected] => {
    if (n % LOGS_ONE_IN === 0)
      return [
        postOf(officer, servers[0]?.origin ?? "", "/incidents/new", reportForm(town, n)),
        { status: 302, location: "/incidents/reports/" },
      ];
    const all = pages(n);
    const [path, { cookie }] = all[n % all.length] ?? all[0] ?? ["/", officer];
    return [
      { path, headers: { Cookie: cookie } },
      { status: 200, word: "govuk-heading" },
    ];
  };
}
