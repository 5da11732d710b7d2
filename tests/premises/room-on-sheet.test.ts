import { expect, test } from "vitest";
import { conditionsThatFit, roomForConditions } from "#app/domain/premises/room-on-sheet.ts";

const of = (...lengths: number[]) => lengths.map((length) => ({ words: "x".repeat(length) }));
const lengthsOf = (conditions: { words: string }[], room: number) =>
  conditionsThatFit(conditions, room).rows.map(({ words }) => words.length);

test("conditions are whole where all of them have room", () => {
  expect(conditionsThatFit(of(300, 20, 80), 700)).toEqual({ rows: of(300, 20, 80), more: 0 });
});

test("short ones leave their room to the long ones, which are cut alike", () => {
  // 900 less 70 around each: 20 of them for the first, and half of the rest for each of the others, and its dots.
  expect(lengthsOf(of(20, 600, 900), 900)).toEqual([20, 336, 336]);
});

test("where too little of each would be left, the first ones are shown and the rest is counted", () => {
  const { rows, more } = conditionsThatFit(of(...Array.from({ length: 30 }, () => 600)), 700);
  expect(rows.map(({ words }) => words.length)).toEqual([106, 106, 106, 106]);
  expect(more).toBe(26);
});

test("none is none, and one is shown however little room there is", () => {
  expect(conditionsThatFit([], 500)).toEqual({ rows: [], more: 0 });
  expect(lengthsOf(of(400, 400), 50)).toEqual([101]);
});

test("incidents and actions take of the room, and leave some with as many as are shown", () => {
  expect(roomForConditions(0, 0)).toBeGreaterThan(roomForConditions(1, 0));
  expect(roomForConditions(1, 0)).toBeGreaterThan(roomForConditions(1, 1));
  expect(roomForConditions(4, 4)).toBeGreaterThan(0);
});
