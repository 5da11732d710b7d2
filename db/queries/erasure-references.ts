import type { Table } from "../holdings/holding.ts";
import type { Executor } from "../transaction.ts";
import { idsIn, type Reached, valuesWhere } from "./erasure-rows.ts";

const REFERENCED: readonly Table[] = [
  ...(["person", "case_record", "referral", "incident", "report", "problem", "case_review"] as const),
  ...(["intervention", "action", "location", "rights_request"] as const),
];

/** CS-26-0014: as mail and frozen papers name what goes. */
export async function listReferences(db: Executor, reached: Reached): Promise<string[]> {
  const references: string[] = [];
  for (const table of REFERENCED) {
    const of = { table, select: "reference", column: "id", among: idsIn(reached, table) };
    references.push(...(await valuesWhere(db, of)));
  }
  return references;
}
