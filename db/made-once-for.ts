import type { Compilable } from "kysely";
import { madeOnce } from "./made-once.ts";
import type { Executor } from "./transaction.ts";

/** Of each query so many: one for everybody who asks and each shape of what is asked. */
const KEPT = 200;

/**
 * As madeOnce, of a query that is another one for somebody else or for longer lists. `who` stands in the query as it is, and for
 * whoever is not the same in everything it is made anew; in the place of each text of `asked`, in however many lists and
 * objects, there is a stand-in. Numbers and nulls and the lengths of lists are as they are.
 */
export function madeOnceFor<W, A, R>(make: (db: Executor, who: W, asked: A) => Compilable<R>) {
  const kept = new Map<string, (db: Executor, given: Record<string, string>) => Promise<R[]>>();
  return (db: Executor, who: W, asked: A): Promise<R[]> => {
    const texts: string[] = [];
    const shape = JSON.stringify(withTexts(asked, (text) => String(texts.push(text))));
    const key = `${wholeOf(who)} ${shape}`;
    let ask = kept.get(key);
    if (!ask) {
      if (kept.size >= KEPT) kept.clear();
      ask = madeOnce((executor, given: Record<string, string>) => {
        let count = 0;
        return make(executor, who, withTexts(asked, () => given[++count]) as A);
      });
      kept.set(key, ask);
    }
    return ask(db, Object.fromEntries(texts.map((text, index) => [index + 1, text])));
  };
}

function withTexts(value: unknown, instead: (text: string) => unknown): unknown {
  if (typeof value === "string") return instead(value);
  if (Array.isArray(value)) return value.map((one) => withTexts(one, instead));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withTexts(one, instead)]));
}

function wholeOf(who: unknown): string {
  if (typeof who !== "object" || who === null) return written(who);
  return Object.entries(who)
    .map(([name, part]) => `${name} ${partOf(part)}`)
    .join();
}

/** What each object has been written as: whoever asks is the same object in all of a request, and is not changed. */
const parts = new WeakMap<object, string>();

function partOf(part: unknown) {
  if (typeof part !== "object" || part === null) return written(part);
  const whole = parts.get(part) ?? written(part);
  parts.set(part, whole);
  return whole;
}

function written(part: unknown) {
  return JSON.stringify(part, (_, value: unknown) => (value instanceof Set ? [...(value as Set<unknown>)] : value));
}
