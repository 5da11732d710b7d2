import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CorrectedIncident } from "#app/domain/incidents/correct-incident.form.ts";
import { refuseCorrection, typedFacts } from "#app/domain/incidents/correct-incident.ts";
import { correctionInWords, type IncidentFacts } from "#app/domain/incidents/incident-facts.ts";
import { happeningOf, typedOf } from "#app/domain/incidents/when-it-happened.ts";

const form: CorrectedIncident = {
  ...{ version: 1, happenedOn: "2026-03-01", happenedAt: null, untilOn: null, untilAt: null, place: "12 Ling Road" },
  ...{ postcode: null, locationId: null, type: "noise", qualifier: "personal", flags: [], vehicleWords: null, hate: "no" },
  ...{ strands: [], whatHappened: "Loud music", licensingSummary: null, suspectWords: null, reason: "Typed wrongly" },
} as const; // prettier-ignore
const when = { earliestDay: "2026-03-01", earliestTime: null, latestDay: "2026-03-01", latestTime: null };
const known = { when, hasPlace: true, isHateOfNoStrand: false, after: [], suspects: [] };
const reported = { day: "2026-03-02", what: "the day of the report" };

type Row = [string, Partial<CorrectedIncident>, Partial<Parameters<typeof refuseCorrection>[1]>, string[]];

test.each<Row>([
  ["as it is", {}, { after: [reported] }, []],
  ["on the day of the report", { happenedOn: "2026-03-02" }, { after: [reported] }, []],
  ["the day after the report", { happenedOn: "2026-03-03" }, { after: [reported] }, ["happenedOn"]],
  ["a latest day after the report", { untilOn: "2026-03-03" }, { after: [reported] }, ["untilOn"]],
  ["a latest day before the first", { untilOn: "2026-02-28" }, { after: [reported] }, ["untilOn"]],
  ["a latest time before the first", { happenedAt: "22:00", untilAt: "21:00" }, {}, ["untilAt"]],
  ["tomorrow, where nothing came of it", { happenedOn: "2026-03-11" }, {}, ["happenedOn"]],
  ["today, where nothing came of it", { happenedOn: "2026-03-10" }, {}, []],
  ["left on a day after its report", { whatHappened: "Shouting" }, { after: [{ ...reported, day: "2026-02-20" }] }, []],
  ["no place, where there was one", { place: null }, {}, ["place"]],
  ["no place, where there was none", { place: null }, { hasPlace: false }, []],
  ["a postcode of no place", { place: null, postcode: "LE11 1AB" }, { hasPlace: false }, ["place"]],
  ["hate of no strand", { hate: "yes" }, {}, ["strands"]],
  ["hate of no strand, as a file brought it", { hate: "yes" }, { isHateOfNoStrand: true }, []],
  ["a suspect who had turned ten", { happenedOn: "2026-02-20" }, { suspects: [{ reference: "P-26-0001", birthDate: "2016-02-20" }] }, []],
  ["a suspect who was nine", { happenedOn: "2026-02-19" }, { suspects: [{ reference: "P-26-0001", birthDate: "2016-02-20" }] }, ["happenedOn"]],
  ["a suspect who was nine then already", {}, { suspects: [{ reference: "P-26-0001", birthDate: "2020-02-20" }] }, []],
  ["a suspect of no known birth date", { happenedOn: "2026-02-19" }, { suspects: [{ reference: "P-26-0001", birthDate: null }] }, []],
])("%s: %j", (_, typed, facts, fields) => {
  const faults = refuseCorrection({ ...form, ...typed }, { ...known, ...facts }, "2026-03-10");
  expect(faults.map(({ field }) => field)).toEqual(fields);
}); // prettier-ignore

test("of several things that came of it the first is named", () => {
  const after = [reported, { day: "2026-02-27", what: "the day on which it was closed" }];
  expect(refuseCorrection({ ...form, happenedOn: "2026-02-28" }, { ...known, after }, "2026-03-10")).toEqual([
    {
      field: "happenedOn",
      message: "Day on which it happened must be on or before the day on which it was closed, 27 February 2026",
    },
  ]);
});

const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-03-${String(n).padStart(2, "0")}`);
const time = fc.option(fc.integer({ min: 0, max: 23 }).map((n) => `${String(n).padStart(2, "0")}:30`));

test("an incident typed as it is recorded is recorded as it was", () => {
  fc.assert(
    fc.property(day, time, day, time, (a, earliestTime, b, latestTime) => {
      const recorded = { earliestDay: a < b ? a : b, earliestTime, latestDay: a < b ? b : a, latestTime };
      expect(happeningOf(typedOf(recorded))).toEqual(recorded);
    }),
  );
});

describe("what was put right, in words", () => {
  const noise = { heading: "noise", typeName: null } as const;
  const before: IncidentFacts = typedFacts(form, noise);
  const lines = (changes: Partial<CorrectedIncident>, kind: Parameters<typeof typedFacts>[1] = noise) =>
    correctionInWords(before, typedFacts({ ...form, ...changes }, kind));

  test.each<[string, Partial<CorrectedIncident>, string[]]>([
    ["nothing", {}, []],
    ["the day", { happenedOn: "2026-02-28" }, ["When: 1 March 2026 → 28 February 2026"]],
    ["a range", { untilOn: "2026-03-02" }, ["When: 1 March 2026 → Between 1 Mar 2026 and 2 Mar 2026"]],
    ["the place", { place: "14 Ling Road", postcode: "LE11 1AB" }, ["Where: 12 Ling Road → 14 Ling Road, LE11 1AB"]],
    ["whom it was aimed at", { qualifier: "nuisance" }, ["Aimed at: Personal → Nuisance"]],
    ["marks", { flags: ["youth", "drugs"] }, ["Also: nothing → Young people involved, Drugs"]],
    ["a vehicle that is none", { vehicleWords: "Red Fiesta" }, []],
    ["hate", { hate: "yes", strands: ["race"] }, ["Hate: No → Race"]],
    ["strands of what was no hate", { strands: ["race"] }, []],
    ["what happened", { whatHappened: "Shouting" }, ["What happened, before: Loud music"]],
    ["who is thought responsible", { suspectWords: "Two lads" }, ["Thought responsible, before: nothing"]],
  ])("%s", (_, changes, expected) => {
    expect(lines(changes)).toEqual(expected);
  });

  test("a type of the partnership’s own below the same heading is another one", () => {
    expect(lines({}, { heading: "noise", typeName: "Dog barking" })).toEqual(["What: Noise → Dog barking (Noise)"]);
  });
});
