import type { CompiledQuery } from "kysely";
import { expect } from "vitest";
import type { Executor } from "#db/transaction.ts";

/** What SQLite says of how it would run the query that the function asks. */
export async function planOf(db: Executor, list: (spied: Executor) => Promise<unknown>): Promise<string[]> {
  const asked: CompiledQuery[] = [];
  const spied = db.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: ({ result }) => Promise.resolve(result),
  });
  const executor = spied.getExecutor();
  const execute = executor.executeQuery.bind(executor);
  executor.executeQuery = (query: CompiledQuery, ...rest: never[]) => {
    asked.push(query);
    return (execute as (query: CompiledQuery, ...rest: never[]) => Promise<never>)(query, ...rest);
  };
  await list(spied);
  const plans = [];
  for (const query of asked) {
    const { rows } = await db.executeQuery<{ detail: string }>({ ...query, sql: `explain query plan ${query.sql}` });
    plans.push(...rows.map((row) => row.detail));
  }
  expect(asked).not.toHaveLength(0);
  return plans;
}
