import { CASE_REVIEWS_HELD } from "./case-reviews.ts";
import { CASES_HELD } from "./cases.ts";
import { FIGURES_HELD } from "./figures.ts";
import type { Holding, Link, Table } from "./holding.ts";
import { INCIDENTS_HELD } from "./incidents.ts";
import { INTERVENTIONS_HELD } from "./interventions.ts";
import { MEETINGS_HELD } from "./meetings.ts";
import { OWN_HELD } from "./own.ts";
import { PEOPLE_HELD } from "./people.ts";
import { PLANNING_HELD } from "./planning.ts";
import { RIGHTS_HELD } from "./rights.ts";
import { RISK_HELD } from "./risk.ts";
import { TRACES_HELD } from "./traces.ts";

/** Every table of the database, and what an erasure does to it (tests/retention/holdings.test.ts holds it to the schema). */
export const HOLDINGS: Readonly<Partial<Record<Table, Holding>>> = {
  ...CASES_HELD,
  ...CASE_REVIEWS_HELD,
  ...FIGURES_HELD,
  ...INCIDENTS_HELD,
  ...INTERVENTIONS_HELD,
  ...MEETINGS_HELD,
  ...OWN_HELD,
  ...PEOPLE_HELD,
  ...PLANNING_HELD,
  ...RIGHTS_HELD,
  ...RISK_HELD,
  ...TRACES_HELD,
};

export type LinkFrom = Link & { from: Table; column: string };

export const TABLES = Object.keys(HOLDINGS) as Table[];

export const LINKS: readonly LinkFrom[] = TABLES.flatMap((from) =>
  Object.entries(holdingOf(from).links ?? {}).map(([column, link]) => ({ ...link, from, column })),
);

export function holdingOf(table: Table): Holding {
  const holding = HOLDINGS[table];
  if (!holding) throw new Error(`Nobody has said what becomes of ${table}`);
  return holding;
}

/** The column that names a row of the table, or null when it takes several. */
export function keyOf(table: Table): string | null {
  const { key } = holdingOf(table);
  return key === undefined ? "id" : key;
}

export function columnsIn(list: string | undefined): string[] {
  return list?.split(" ") ?? [];
}

/** By the kind of the log and of tombstones. */
export function tableOfKind(kind: string): Table | undefined {
  return TABLES.find((table) => holdingOf(table).kind === kind);
}

/** Those that point before those that are pointed to: so are rows deleted without a foreign key ever pointing nowhere. */
export const DELETED_IN_ORDER: readonly Table[] = inOrder();

function inOrder() {
  const done: Table[] = [];
  const under = new Set<Table>();
  const visit = (table: Table) => {
    if (done.includes(table)) return;
    if (under.has(table)) throw new Error(`Foreign keys go round in a ring at ${table}`);
    under.add(table);
    for (const { from } of LINKS.filter(({ to, from }) => to === table && from !== table)) visit(from);
    done.push(table);
  };
  for (const table of TABLES) if (!holdingOf(table).stays) visit(table);
  return done.filter((table) => !holdingOf(table).stays);
}
