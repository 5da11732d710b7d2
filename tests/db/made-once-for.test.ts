import fc from "fast-check";
import { sql } from "kysely";
import { beforeAll, expect, test } from "vitest";
import { madeOnceFor } from "#db/made-once-for.ts";
import type { Executor } from "#db/transaction.ts";
import { aPartnership, aPerson, testDatabase, type TestPartnership } from "../factories.ts";

let db: Executor;
let p: TestPartnership;
const NAMES = ["Ada", "Ben", "Cleo", "Dev"];
beforeAll(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  for (const given_names of NAMES) await aPerson(db, p, { given_names });
});

type Asked = {
  partnershipId: string;
  names: readonly string[];
  basis: string | null;
  limit: number;
};

function counted() {
  const made = { times: 0 };
  const ask = madeOnceFor((executor, who: { sees: ReadonlySet<string> }, asked: Asked) => {
    made.times++;
    return executor
      .selectFrom("person")
      .select("person.given_names as name")
      .where("person.partnership_id", "=", asked.partnershipId)
      .where("person.given_names", "in", asked.names)
      .$if(asked.basis !== null, (q) => q.where("person.birth_date_basis", "=", asked.basis as "exact"))
      .$if(!who.sees.has("everybody"), (q) => q.where("person.given_names", "<>", "Ben"))
      .orderBy("person.given_names")
      .limit(asked.limit);
  });
  return { made, ask };
}

const all = { sees: new Set(["everybody"]) };
const asked = (names: readonly string[], other: Partial<Asked> = {}): Asked => ({
  ...{ partnershipId: p.partnershipId, names, basis: null, limit: 10 },
  ...other,
});

test("a statement is made once and answers each time what is asked then", async () => {
  const { made, ask } = counted();
  expect(await ask(db, all, asked(["Ada", "Ben"]))).toEqual([{ name: "Ada" }, { name: "Ben" }]);
  expect(await ask(db, all, asked(["Dev", "Cleo"]))).toEqual([{ name: "Cleo" }, { name: "Dev" }]);
  expect(await ask(db, all, asked(["Ada", "Ben"], { partnershipId: "another" }))).toEqual([]);
  expect(made.times).toBe(1);
});

test("one for a list of another length, another number, a text where there was none, and somebody who sees other things", async () => {
  const { made, ask } = counted();
  expect(await ask(db, all, asked(NAMES))).toHaveLength(4);
  expect(await ask(db, all, asked(NAMES.slice(1)))).toHaveLength(3);
  expect(await ask(db, all, asked(NAMES, { limit: 2 }))).toHaveLength(2);
  expect(await ask(db, all, asked(NAMES, { basis: "unknown" }))).toHaveLength(0);
  expect(await ask(db, all, asked(NAMES, { basis: "exact" }))).toHaveLength(4);
  expect(await ask(db, { sees: new Set(["few"]) }, asked(NAMES))).toHaveLength(3);
  expect(await ask(db, { sees: new Set(["everybody"]) }, asked(NAMES))).toHaveLength(4);
  expect(made.times).toBe(5);
});

test("whatever is typed is a value and nothing else", async () => {
  const { ask } = counted();
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(fc.string(), fc.constantFrom(...NAMES)), {
        minLength: 1,
        maxLength: 4,
      }),
      async (typed) => {
        // PostgreSQL takes no text with this character.
        const names = typed.map((name) => name.replaceAll("\u{0}", ""));
        const expected = NAMES.filter((name) => names.includes(name)).map((name) => ({ name }));
        expect(await ask(db, all, asked(names))).toEqual(expected);
      },
    ),
    { numRuns: 50 },
  );
});

test("another text of what is asked is refused, in a value and in the statement itself", async () => {
  const asking = (valueOf: (typed: string) => unknown) =>
    madeOnceFor((executor, _: null, typed: string) =>
      executor
        .selectFrom("person")
        .select("person.id")
        .where("person.given_names", "=", valueOf(typed) as string),
    )(db, null, "Ada");
  await expect(async () => asking((typed) => `${typed}%`)).rejects.toThrow("makes no other value");
  await expect(async () => asking((typed) => sql.lit(typed))).rejects.toThrow("makes no other value");
});
