import { v7 as uuid } from "uuid";
import { expect, test } from "vitest";
import { filledIn, repeatable } from "./fresh-values.ts";

const SINCE = Date.parse("2026-11-28T12:00:00.000Z");
const [old, report, incident] = [uuid({ msecs: SINCE - 1 }), uuid({ msecs: SINCE }), uuid({ msecs: SINCE + 5 })];
const STATEMENTS = [
  { sql: "select 1 from report where id = ?", parameters: [report] },
  { sql: "insert into incident values (?, ?, ?, ?)", parameters: [incident, "IN-26-0012", old, "Loud music"] },
  { sql: "insert into report values (?, ?, ?)", parameters: [report, "RP-26-0020", 1] },
  { sql: "insert into report_incident values (?, ?)", parameters: [report, incident] },
];

test("what may stand only once is another each time, and the same throughout one time; all else stays", () => {
  const { writes, ids, references } = repeatable(STATEMENTS, SINCE);
  expect([writes.length, ids, references]).toEqual([3, 2, 2]);
  const filled = writes.map((write) => filledIn(write, ["first", "second"], ["one", "two"]));
  expect(filled).toEqual([
    ["first", "one", old, "Loud music"],
    ["second", "two", 1],
    ["second", "first"],
  ]);
});
