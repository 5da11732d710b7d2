import fc from "fast-check";
import { expect, test } from "vitest";
import { mostPoints, refusePublishing, scoreOf, unanswered } from "#app/domain/risk/questionnaire.ts";
import { FIRST_LOCATION_LEVELS, FIRST_QUESTIONNAIRE, FIRST_RISK_FACTORS } from "#app/domain/risk/shipped-lists.ts";
import { LOCATION_LEVELS, RISK_FACTORS, VICTIM_QUESTIONNAIRE } from "../../migrations/shipped/risk.ts";

const q = FIRST_QUESTIONNAIRE;

test("what ships has the questions, the points and the bands of DOMAIN 2.3, and says that it is not Sentinel's", () => {
  expect(q.questions).toHaveLength(10);
  expect(mostPoints(q)).toBe(33);
  expect([q.mediumFrom, q.highFrom]).toEqual([11, 21]);
  expect(q.triggers).toHaveLength(4);
  expect(q.name).toBe("NOT the Sentinel matrix; replace with yours");
  expect(refusePublishing(q)).toBeNull();
});

test("partnerships that stood before have what new ones get", () => {
  expect(VICTIM_QUESTIONNAIRE).toEqual(FIRST_QUESTIONNAIRE);
  expect(LOCATION_LEVELS).toEqual(FIRST_LOCATION_LEVELS);
  expect(RISK_FACTORS).toEqual(FIRST_RISK_FACTORS);
});

/** A questionnaire of one question, whose answers give so many points. */
const one = {
  ...q,
  questions: [{ words: "How bad?", answers: [0, 10, 11, 20, 21].map((points) => ({ words: `${points}`, points })) }],
};
test.each([
  [0, "standard"],
  [10, "standard"],
  [11, "medium"],
  [20, "medium"],
  [21, "high"],
])("%s points are %s", (points, band) => {
  const at = one.questions[0]?.answers.findIndex((a) => a.points === points) ?? 0;
  expect(scoreOf(one, [at], [])).toEqual({ points, band });
});

test("a trigger makes it High whatever the points", () => {
  fc.assert(
    fc.property(
      fc.tuple(...q.questions.map(({ answers }) => fc.nat(answers.length - 1))),
      fc.subarray(q.triggers.map((_t, at) => at)),
      (answers, triggers) => {
        const { points, band } = scoreOf(q, answers, triggers);
        expect(points).toBeLessThanOrEqual(mostPoints(q));
        if (triggers.length > 0) expect(band).toBe("high");
        else expect(band).toBe(points >= 21 ? "high" : points >= 11 ? "medium" : "standard");
        expect(unanswered(q, answers)).toBeNull();
      },
    ),
  );
});

test.each([
  ["no question", { ...q, questions: [] }, "Add a question"],
  ["one answer", { ...q, questions: [{ words: "?", answers: [{ words: "Yes", points: 1 }] }] }, "two answers"],
  ["bands that meet", { ...q, mediumFrom: 21 }, "more points than Medium"],
  ["a High that nobody reaches", { ...q, highFrom: 34 }, "33 points or fewer"],
  ["a High that one can reach", { ...q, highFrom: 33 }, null],
])("a draft with %s", (_name, draft, message) => {
  if (message === null) expect(refusePublishing(draft)).toBeNull();
  else expect(refusePublishing(draft)?.message).toContain(message);
});
