import { expect, test } from "vitest";
import { metByWords, nearnessOf, verdictWords } from "#app/domain/case-reviews/verdict-words.ts";

const counts = {
  reportId: "r", qualifies: true, reasons: [], inTimeUnder: "both", isAboutProblem: true, localIncidentIds: [], outOfTimeFrom: "2026-06-02",
  turnsOnRange: false,
} as const; // prettier-ignore

test.each([
  ["one that counts", {}, "Counts until 1 June 2026"],
  [
    "one that counts locally only in time",
    { inTimeUnder: "local-wording" },
    "Counts until 1 June 2026; in time under the local wording only",
  ],
  ["of a range", { turnsOnRange: true }, "Counts until 1 June 2026; turns on when it happened"],
  ["of something else", { isAboutProblem: false }, "Counts until 1 June 2026; not about the problem"],
  [
    "late and anonymous",
    { qualifies: false, reasons: ["late-report", "anonymous"] },
    "Does not count: reported too long after it happened, anonymous",
  ],
] as const)("the verdict of a report: %s", (_, changes, expected) => {
  expect(
    verdictWords(
      { ...counts, ...changes, reasons: [...("reasons" in changes ? changes.reasons : [])], localIncidentIds: [] },
      true,
    ),
  ).toBe(expected);
});

test.each([
  [3, 0, "p", "met"],
  [2, 0, "p", "near"],
  [0, 2, "p", "near"],
  [1, 2, null, "below"],
  [1, 1, "p", "below"],
] as const)("local %i, statutory %i of problem %s is %s", (local, statutory, problemId, expected) => {
  const of = (count: number) => ({ count, threshold: 3, met: count >= 3 });
  expect(
    nearnessOf({ met: local >= 3, local: of(local), statutory: { ...of(statutory), problemId, needsDecision: false } }),
  ).toBe(expected);
});

test.each([
  [true, false, false, "by the local count"],
  [false, true, true, "by the statutory count and the hate rule"],
  [false, false, false, ""],
])("met locally %s, by the Act %s, by hate %s is said %4$s", (local, statutory, hate, expected) => {
  expect(metByWords({ local: { met: local }, statutory: { met: statutory }, hate })).toBe(expected);
});
