import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  dueNoEarlier,
  isAskedEachMorning,
  keptAnswer,
  refuseChase,
  refuseResearch,
  refuseResearchAnswer,
  requestsToMake,
} from "#app/domain/meetings/research.ts";

describe("whom a meeting is still to ask", () => {
  const id = fc.constantFrom("a", "b", "c", "d");
  const answerers = fc.array(
    id.map((agencyId) => ({ agencyId })),
    { maxLength: 6 },
  );
  const cases = fc.uniqueArray(fc.record({ caseId: id, answerers }), { selector: ({ caseId }) => caseId });
  const made = fc.array(fc.record({ caseId: id, agencyId: id }), { maxLength: 10 });
  const key = (one: { caseId: string; agencyId: string }) => `${one.caseId} ${one.agencyId}`;

  test("each agency that has somebody who may open a case is asked about it exactly once, whoever asks again", () => {
    fc.assert(
      fc.property(cases, made, (given, before) => {
        const asked = requestsToMake(given, before);
        const all = [...before, ...asked].map(key);
        for (const { caseId, answerers: own } of given)
          for (const { agencyId } of own) expect(all).toContain(`${caseId} ${agencyId}`);
        expect(new Set(asked.map(key)).size).toBe(asked.length);
        for (const one of asked) expect(before.map(key)).not.toContain(key(one));
        expect(requestsToMake(given, [...before, ...asked])).toEqual([]);
      }),
    );
  });

  test("an agency of which nobody may open a case is not asked about it", () => {
    fc.assert(
      fc.property(cases, made, (given, before) => {
        for (const { caseId, agencyId } of requestsToMake(given, before))
          expect(given.find((one) => one.caseId === caseId)?.answerers.map((one) => one.agencyId)).toContain(agencyId);
      }),
    );
  });
});

test.each([
  ["before today: today", "2026-04-01", "2026-04-02", "2026-04-02"],
  ["today", "2026-04-02", "2026-04-02", "2026-04-02"],
  ["after today", "2026-04-07", "2026-04-02", "2026-04-07"],
])("answers are due no earlier than today: due %s", (_, due, today, expected) => {
  expect(dueNoEarlier(due, today)).toBe(expected);
});

test.each([
  ["the day before the meeting", "2026-04-08", "planned", false],
  ["its day", "2026-04-09", "moved", false],
  ["the day after", "2026-04-10", "planned", true],
  ["a cancelled one", "2026-04-01", "cancelled", true],
] as const)("answers are open until the day of the meeting is over: %s", (_, today, status, isShut) => {
  expect(refuseResearch({ day: "2026-04-09", status }, today) !== null).toBe(isShut);
});

describe("an answer", () => {
  const choices = { agencies: [{ id: "police" }], people: [{ id: "anna" }] };
  const known = { answer: "known", summary: "Two visits", withheldFrom: [], attendsUserId: null } as const;
  test.each([
    ["known with a summary", known, null],
    ["known without one", { ...known, summary: null }, "summary"],
    ["not known needs none", { ...known, answer: "not-known", summary: null }, null],
    ["withheld from an agency of the group", { ...known, withheldFrom: ["police"] }, null],
    ["withheld from another", { ...known, withheldFrom: ["police", "bank"] }, "withheldFrom"],
    ["somebody of the agency attends", { ...known, attendsUserId: "anna" }, null],
    ["somebody else", { ...known, attendsUserId: "ben" }, "attendsUserId"],
  ] as const)("%s", (_, answer, field) => {
    expect(refuseResearchAnswer(answer, choices)?.field ?? null).toBe(field);
  });

  test("of what is not known nothing is kept to share or to withhold", () => {
    expect(keptAnswer({ ...known, answer: "not-known", withheldFrom: ["police"] })).toMatchObject({
      summary: null,
      withheldFrom: [],
    });
    expect(keptAnswer({ ...known, withheldFrom: ["police"] })).toMatchObject({ summary: "Two visits" });
  });
});

test.each([
  ["nothing asked", [], true],
  ["all answered", [{ isAnswered: true, chasedOn: null }], true],
  ["one open, never chased", [{ isAnswered: false, chasedOn: null }], false],
  ["chased yesterday", [{ isAnswered: false, chasedOn: "2026-04-01" }], false],
  ["chased today", [{ isAnswered: false, chasedOn: "2026-04-02" }], true],
  ["chased today about what it has answered since", [{ isAnswered: true, chasedOn: "2026-04-02" }, { isAnswered: false, chasedOn: null }], true], // prettier-ignore
] as const)("an agency is chased for what it owes, once a day: %s", (_, requests, isRefused) => {
  expect(refuseChase(requests, "2026-04-02") !== null).toBe(isRefused);
});

test("the agencies of groups that hear cases are asked each morning", () => {
  expect((["jag", "youth-jag", "adults-at-risk"] as const).every(isAskedEachMorning)).toBe(true);
  expect((["board", "premises", "casework", "working"] as const).some(isAskedEachMorning)).toBe(false);
});
