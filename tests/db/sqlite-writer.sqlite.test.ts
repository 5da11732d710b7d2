import SQLite from "better-sqlite3";
import fc from "fast-check";
import { expect, test } from "vitest";
import { SqliteWriter } from "#db/sqlite-writer.ts";

function aDatabase() {
  const database = new SQLite(":memory:");
  database.exec("create table note (word text primary key)");
  /** The statements that begin, divide and end transactions, in their order. */
  const frame: string[] = [];
  const broken = new Map<string, Error>();
  const exec = database.exec.bind(database);
  database.exec = (sql) => {
    frame.push(sql);
    const error = broken.get(sql);
    if (error) throw error;
    return exec(sql);
  };
  const write = (word: string) => database.prepare("insert into note (word) values (?)").run(word);
  const words = () => database.prepare("select word from note order by word").pluck().all();
  return { database, writer: new SqliteWriter(database), frame, broken, write, words };
}

/** As the driver runs a transaction. */
async function transaction(writer: SqliteWriter, work: () => unknown, { shares = true } = {}) {
  const turn = await writer.begin(shares);
  try {
    await work();
    await writer.commit(turn);
  } catch (error) {
    writer.rollback(turn, error);
    throw error;
  }
}

const reasonOf = (settled: PromiseSettledResult<void>) =>
  settled.status === "rejected" ? String(settled.reason) : null;

test("what is asked for in one turn of the event loop is made durable together, and nothing is answered before", async () => {
  const { writer, frame, write, words } = aDatabase();
  const saves = ["a", "b", "c"].map((word) =>
    transaction(writer, () => write(word)).then(() => frame.push(`answered ${word}`)),
  );
  await Promise.all(saves);
  expect(frame).toEqual([
    ...["begin immediate", "savepoint turn", "release turn", "savepoint turn", "release turn", "commit"],
    ...["answered a", "answered b", "answered c"],
  ]);
  expect(words()).toEqual(["a", "b", "c"]);
});

test.each([0, 1, 2])("of three the one at %i fails and takes nothing back of the others", async (failing) => {
  const { writer, write, words } = aDatabase();
  const settled = await Promise.allSettled(
    ["a", "b", "c"].map((word, at) =>
      transaction(writer, async () => {
        write(word);
        await Promise.resolve();
        if (at === failing) throw new Error("no");
      }),
    ),
  );
  expect(settled.map(reasonOf)).toEqual([0, 1, 2].map((at) => (at === failing ? "Error: no" : null)));
  expect(words()).toEqual(["a", "b", "c"].filter((_, at) => at !== failing));
});

test("when the COMMIT fails each of the group fails with its reason, and the next is saved", async () => {
  const { writer, broken, write, words } = aDatabase();
  broken.set("commit", new Error("full"));
  const settled = await Promise.allSettled(["a", "b"].map((word) => transaction(writer, () => write(word))));
  expect(settled.map(reasonOf)).toEqual(["Error: full", "Error: full"]);
  expect(words()).toEqual([]);
  broken.clear();
  await transaction(writer, () => write("c"));
  expect(words()).toEqual(["c"]);
});

test.each([
  ["throws", true],
  ["goes on as though nothing had been", false],
])("when SQLite takes all of it back and the work %s, nobody is told that it was saved", async (_, throws) => {
  const { database, writer, write, words } = aDatabase();
  const takenBack = () => {
    database.prepare("rollback").run();
    if (throws) throw new Error("full");
  };
  const settled = await Promise.allSettled([
    transaction(writer, () => write("a")),
    transaction(writer, takenBack),
    transaction(writer, () => write("c")),
  ]);
  expect(settled.map(({ status }) => status)).toEqual(["rejected", "rejected", "fulfilled"]);
  expect(words()).toEqual(["c"]);
});

test("what shares with nobody begins at once, and is made durable alone", async () => {
  const { writer, frame, write } = aDatabase();
  const all = [
    transaction(writer, () => write("a")),
    transaction(writer, () => write("b"), { shares: false }),
    transaction(writer, () => write("c")),
  ];
  await Promise.all(all);
  expect(frame).toEqual([
    ...["begin immediate", "commit"],
    ...["begin immediate", "savepoint turn", "release turn", "commit"],
  ]);
});

test("whatever is asked for in whatever order, what was answered is there, and nothing else", async () => {
  const asked = fc.record({
    shares: fc.boolean(),
    fails: fc.boolean(),
    steps: fc.integer({ min: 0, max: 3 }),
    after: fc.integer({ min: 0, max: 2 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(asked, { maxLength: 12 }), async (all) => {
      const { writer, write, words } = aDatabase();
      const settled = await Promise.allSettled(
        all.map(async ({ shares, fails, steps, after }, at) => {
          for (let turns = 0; turns < after; turns++) await new Promise((next) => setImmediate(next));
          await transaction(
            writer,
            async () => {
              write(String(at));
              for (let step = 0; step < steps; step++) await Promise.resolve();
              if (fails) throw new Error("no");
            },
            { shares },
          );
        }),
      );
      const answered = settled.flatMap(({ status }, at) => (status === "fulfilled" ? [String(at)] : []));
      expect(words()).toEqual(answered.sort());
      expect(answered).toHaveLength(all.filter(({ fails }) => !fails).length);
    }),
  );
});
