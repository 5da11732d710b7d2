import type { Compilable, CompiledQuery } from "kysely";
import type { Executor } from "./transaction.ts";

/** In the place of a value that is given each time. */
class Given {
  constructor(readonly name: string) {}

  [Symbol.toPrimitive](): never {
    throw new Error("A query that is made once makes no other value of what it is given");
  }
}

/**
 * A query that nearly every request asks, built and compiled once for each dialect and asked each time with other values:
 * building one takes longer than SQLite takes to answer it (docs/decisions/0054). `make` may put what it is given only where
 * the query has a value of its own: it is handed stand-ins, of which it can neither decide anything nor make another value.
 */
export function madeOnce<G extends Record<string, string>, R>(make: (db: Executor, given: G) => Compilable<R>) {
  const compiled = new WeakMap<object, CompiledQuery<R>>();
  const standIns = new Proxy({}, { get: (_, name) => new Given(String(name)) }) as G;
  return async (db: Executor, given: G): Promise<R[]> => {
    const { adapter } = db.getExecutor();
    const query = compiled.get(adapter) ?? make(db, standIns).compile();
    compiled.set(adapter, query);
    const parameters = query.parameters.map((value) => (value instanceof Given ? valueOf(given, value) : value));
    const { rows } = await db.executeQuery<R>({ ...query, parameters });
    return rows;
  };
}

function valueOf(given: Record<string, string>, { name }: Given): string {
  const value = given[name];
  if (value === undefined) throw new Error(`The query asks for ${name}, which is not given`);
  return value;
}
