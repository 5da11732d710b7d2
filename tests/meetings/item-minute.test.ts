import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lineAt } from "#app/components/meetings/line-at.ts";
import { AGENDA_PARTS } from "#app/domain/meetings/agenda-parts.ts";
import {
  isKeeping,
  leaseFor,
  lostWords,
  mayMinute,
  NO_TEXTS,
  refuseMinuting,
} from "#app/domain/meetings/item-minute.ts";
import { inOrderTaken, placeOf } from "#app/domain/meetings/way-through-agenda.ts";
import { assessHref, itemIn } from "#app/domain/meetings/way-to-item.ts";

const NOW = new Date("2026-04-09T14:00:00.000Z");

describe("who writes", () => {
  const who = (role: "chair" | "coordinator" | "member" | "guest") => ({ memberships: [{ groupId: "g", role }] });
  test.each([
    ["the chair", "chair", "g", false, true],
    ["a coordinator", "coordinator", "g", false, true],
    ["a member", "member", "g", false, false],
    ["a guest", "guest", "g", false, false],
    ["a member who takes the minutes at this meeting", "member", "g", true, true],
    ["the chair of another group", "chair", "other", false, false],
  ] as const)("%s", (_, role, groupId, isTaker, may) => {
    expect(mayMinute(who(role), groupId, isTaker)).toBe(may);
  });
});

describe("the pen", () => {
  test.each([
    ["nobody has had it", null, null, "free"],
    ["another's, a millisecond before its end", "b", "2026-04-09T14:00:00.001Z", "held"],
    ["another's, at its end", "b", "2026-04-09T14:00:00.000Z", "free"],
    ["another's, long over", "b", "2026-04-09T13:00:00.000Z", "free"],
    ["one's own", "a", "2026-04-09T14:01:00.000Z", "own"],
    ["one's own, over", "a", "2026-04-09T13:59:00.000Z", "free"],
  ] as const)("%s", (_, leaseUserId, leaseUntil, kind) => {
    expect(leaseFor({ leaseUserId, leaseUntil }, "a", NOW).kind).toBe(kind);
  });
});

test.each([
  ["words that the other text has too", { minute: "Calls" }, { minute: "Four Calls" }, null],
  ["words in one field", { minute: "Calls", decision: "Visit" }, { minute: "Calls", decision: "" }, "Decision: Visit"],
  ["blank", { minute: "  " }, { minute: "Calls" }, null],
  ["two", { minute: "A", sharedSummary: "B" }, {}, "Minute: A\n\nShared summary: B"],
])("what is lost against another text: %s", (_, lost, kept, words) => {
  expect(lostWords({ ...NO_TEXTS, ...lost }, { ...NO_TEXTS, ...kept })).toBe(words);
});

test.each([
  ["planned", false, null],
  ["held", false, null],
  ["cancelled", false, "This meeting is cancelled"],
  ["held", true, "The minutes of this meeting are confirmed, so what was said is corrected there"],
] as const)("minutes of a meeting that is %s, confirmed: %s", (status, isConfirmed, message) => {
  expect(refuseMinuting({ status }, isConfirmed)?.message ?? null).toBe(message);
});

test.each([
  ["the day before", "2026-04-08", "planned", false],
  ["on its day", "2026-04-09", "moved", true],
  ["the day after", "2026-04-10", "planned", false],
  ["on the day of one that is off", "2026-04-09", "cancelled", false],
] as const)("a meeting is kept %s", (_, today, status, kept) => {
  expect(isKeeping({ day: "2026-04-09", status }, today)).toBe(kept);
});

test.each([
  ["the line of the caret", "One\nTwo\nThree", 5, 5, "Two"],
  ["the first, at its beginning", "One\nTwo", 0, 0, "One"],
  ["the last, at its end", "One\nTwo", 7, 7, "Two"],
  ["what is selected, over two lines", "One\nTwo", 1, 6, "ne Tw"],
  ["a line in a list", "- Visit him", 4, 4, "Visit him"],
  ["a numbered one", "2. Visit him", 4, 4, "Visit him"],
  ["one that says it is an action", "ACTION: visit him", 4, 4, "visit him"],
  ["a hyphen that is no mark", "Police-led visit", 2, 2, "Police-led visit"],
  ["a blank line", "One\n\nTwo", 4, 4, ""],
])("an action is made of %s", (_, text, from, until, words) => {
  expect(lineAt(text, from, until)).toBe(words);
});

describe("the way through an agenda", () => {
  const item = (
    id: string,
    part: (typeof AGENDA_PARTS)[number],
    position: number,
    state: "open" | "done" = "open",
  ) => ({
    ...{ id, part, position, state },
  });
  test("goes part by part in the group's order, and by place in each", () => {
    const items = [item("a", "other", 1), item("b", "ongoing-cases", 3, "done"), item("c", "ongoing-cases", 2)];
    const taken = inOrderTaken(items, ["ongoing-cases", "other"]);
    expect(taken.map(({ id }) => id)).toEqual(["c", "b", "a"]);
    expect(placeOf(taken, "b")).toMatchObject({ number: 2, of: 3, left: 2, previous: { id: "c" }, next: { id: "a" } });
    expect(placeOf(taken, "c")?.previous).toBeNull();
    expect(placeOf(taken, "a")?.next).toBeNull();
    expect(placeOf(taken, "x")).toBeUndefined();
  });

  test("takes every item once, whatever the group's order leaves out", () => {
    const items = fc.uniqueArray(
      fc.record({ id: fc.uuid(), part: fc.constantFrom(...AGENDA_PARTS), position: fc.nat(5) }),
      { selector: ({ id }) => id },
    );
    fc.assert(
      fc.property(items, fc.shuffledSubarray([...AGENDA_PARTS]), (drawn, order) => {
        const taken = inOrderTaken(drawn.map((one) => item(one.id, one.part, one.position)), order); // prettier-ignore
        expect(taken.map(({ id }) => id).sort()).toEqual(drawn.map(({ id }) => id).sort());
        for (const [at, { id }] of taken.entries()) expect(placeOf(taken, id)?.next).toBe(taken[at + 1] ?? null);
      }),
    );
  });
});

test("the risk is assessed with the way back to the item, and nobody is led elsewhere by it", () => {
  const id = "019a1ca7-0b46-7014-bc49-e84acc26aba1";
  const item = `/groups/${id}/meetings/${id}/agenda/${id}?view=wall`;
  expect(itemIn(`http://x${assessHref(id, { person: id, item })}`)).toBe(item);
  expect(assessHref(id, { item: null })).toBe(`/cases/${id}/assess-risk`);
  for (const from of ["https://evil.example/", "//evil.example", `${item}&x=1`, "/cases"])
    expect(itemIn(`http://x/?from=${encodeURIComponent(from)}`)).toBeNull();
});
