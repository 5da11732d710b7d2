import { describe, expect, test } from "vitest";
import { ASB_HEADING_NAMES, ASB_HEADINGS } from "#app/domain/incidents/asb-headings.ts";
import { headingOfWords, isNotAsb, qualifierOfWords } from "#app/domain/incidents/asb-words.ts";
import { channelOf, happenedIn, placeIn, qualifierOf, recentFrom, standingOf } from "#app/domain/incidents/imported-facts.ts"; // prettier-ignore
import { incidentsKind, refuseIncident, typeWords } from "#app/domain/incidents/imported-incident.ts";
import { systemKey } from "#app/domain/imports/import-source.ts";
import { asSaved, readMappingFile } from "#app/domain/imports/mapping-file.ts";

const EMPTY = Object.fromEntries(incidentsKind.fields.map(({ name }) => [name, null]));
const values = (changes: Record<string, string | number | null>) => ({ ...EMPTY, reportedOn: "2026-02-20", asbType: "Noise", ...changes }); // prettier-ignore

describe("what a source calls a type", () => {
  test.each(ASB_HEADINGS.map((heading) => [ASB_HEADING_NAMES[heading], heading] as const))("%s", (words, heading) => {
    expect([headingOfWords(words), headingOfWords(`ASB - ${words.toUpperCase()}`)]).toEqual([heading, heading]);
  });

  test.each([
    ["ASB - Littering/Drugs Paraphernalia", "littering-drugs"],
    ["Vehicle Nuisance/Inappropriate Use", "vehicle-nuisance"],
    ["Rowdy/Nuisance Neighbours", "neighbours"],
    ["Rowdy or Inconsiderate Behaviour", "rowdy-behaviour"],
    ["Domestic incident", null],
    ["", null],
  ])("%s", (words, heading) => {
    expect(headingOfWords(words)).toBe(heading);
  });

  test("a crime is none, and a qualifier is one of three", () => {
    expect([isNotAsb("Crime Recorded"), isNotAsb("CRIME  RECORDED"), isNotAsb("Noise"), isNotAsb(null)]).toEqual([true, true, false, false]); // prettier-ignore
    expect(["Personal", "ASB Nuisance", "environmental", "Severe"].map(qualifierOfWords)).toEqual(["personal", "nuisance", "environmental", null]); // prettier-ignore
  });

  test("the closing class goes before the type, and the type before the opening class", () => {
    const all = { closingClass: "C", asbType: "T", openingClass: "O" };
    expect(typeWords(values(all))?.words).toBe("C");
    expect(typeWords(values({ ...all, closingClass: null }))?.words).toBe("T");
    expect(typeWords(values({ ...all, closingClass: null, asbType: null }))?.field).toBe("openingClass");
  });
});

describe("whether it comes open or closed on 2 March 2026", () => {
  const TODAY = "2026-03-02";
  test.each([
    ["reported 28 days ago, and nothing else said", { reportedOn: "2026-02-02" }, "open", null],
    ["reported 29 days ago, and nothing else said", { reportedOn: "2026-02-01" }, "closed", "2026-02-01"],
    ["long ago, and open for its source", { reportedOn: "2025-01-01", status: "open" }, "open", null],
    ["closed on a day", { status: "closed", closedOn: "2026-02-25" }, "closed", "2026-02-25"],
    ["with a closing class", { closingClass: "Noise" }, "closed", "2026-02-20"],
    ["with a closing class, and open for its source", { closingClass: "Noise", status: "open" }, "open", null],
  ])("%s", (_, changes, status, endedOn) => {
    expect(standingOf(values(changes), TODAY)).toMatchObject({ status, endedOn });
  });

  test("28 days before a day at the end of a leap February", () => {
    expect(recentFrom("2028-02-29")).toBe("2028-02-01");
  });
});

describe("a row", () => {
  test.each([
    ["happened on the day of the report", { happenedOn: "2026-02-20" }, null],
    ["happened the day after", { happenedOn: "2026-02-21" }, "happenedOn"],
    ["may have happened until the day of the report", { happenedOn: "2026-02-18", untilOn: "2026-02-20" }, null],
    ["may have happened until the day before it began", { happenedOn: "2026-02-18", untilOn: "2026-02-17" }, "untilOn"],
    ["was closed before it was reported", { closedOn: "2026-02-19" }, "closedOn"],
    ["is open and closed on a day", { status: "open", closedOn: "2026-02-21" }, "closedOn"],
    ["has half a grid reference", { easting: 454024 }, "northing"],
    ["says not what it was", { asbType: null }, "asbType"],
  ])("%s", (_, changes, field) => {
    expect(refuseIncident(values(changes))?.field ?? null).toBe(field);
  });

  test("ends, when it is a range, on its latest day and at no time of it", () => {
    expect(happenedIn(values({ happenedOn: "2026-02-18", untilOn: "2026-02-19", happenedAt: "21:00" }))).toEqual({ earliestDay: "2026-02-18", earliestTime: "21:00", latestDay: "2026-02-19", latestTime: null }); // prettier-ignore
  });

  test.each([
    [
      "with a postcode of its own",
      { location: "1 Example Close", postcode: "LE11 1AB" },
      "1 Example Close",
      "LE11 1AB",
    ],
    ["with a postcode at the end of the words", { location: "Example Road, LOUGHBOROUGH, le111nf" }, "Example Road, LOUGHBOROUGH", "LE11 1NF"], // prettier-ignore
    ["by its postcode alone", { postcode: "LE11 1AB" }, "LE11 1AB", "LE11 1AB"],
    ["by the grid alone", { easting: 454024, northing: 321085 }, "Grid reference 454024 321085", null],
  ])("names a place %s", (_, changes, name, postcode) => {
    expect(placeIn(values(changes))).toMatchObject({ name, postcode });
  });

  test("is personal when it names who suffers it, however it was reported, unless it says otherwise", () => {
    expect(qualifierOf(values({ victimReference: "V1" }))).toBe("personal");
    expect(qualifierOf(values({ suspectReference: "S1" }))).toBe("nuisance");
    expect(qualifierOf(values({ victimReference: "V1", qualifier: "environmental" }))).toBe("environmental");
    expect([placeIn(values({})), channelOf("Councillor"), channelOf("101 call"), channelOf("Public"), channelOf(null)]).toEqual([null, "councillor", "phone", "other", "other"]); // prettier-ignore
  });
});

describe("columns as a file of JSON has them", () => {
  test("are read as if they had been saved", () => {
    const read = readMappingFile('{"columns":{"reference":"Incident Number","reportedOn":1},"system":"Police log"}', incidentsKind); // prettier-ignore
    if (!("mapping" in read)) throw new Error(read.problem);
    expect(asSaved(read.mapping)).toEqual({ hasHeadings: true, columns: { reference: "incidentnumber", reportedOn: 1 }, system: "Police log" }); // prettier-ignore
  });

  test("are guessed where it says only what is meant by names", () => {
    const read = readMappingFile('{"agencies":{"Housing assoc.":"Soar Homes"}}', incidentsKind);
    if (!("mapping" in read)) throw new Error(read.problem);
    expect(read.mapping.agencies).toEqual({ "Housing assoc.": "Soar Homes" });
    expect(asSaved(read.mapping)).toBeNull();
  });

  test.each([
    ["that is no JSON", "columns:"],
    ["that is a list", "[]"],
    ["with a field that is not known", '{"columns":{"foo":"x"}}'],
    ["with something else beside", '{"columns":{},"password":"x"}'],
    ["with a place before the first", '{"columns":{"reference":-1}}'],
  ])("%s are refused", (_, text) => {
    expect(readMappingFile(text, incidentsKind)).toHaveProperty("problem");
  });

  test("a system is one however it is written, and the present one where none is named", () => {
    expect([systemKey("Police  Log"), systemKey("police-log"), systemKey(""), systemKey(null), systemKey("Present system")]).toEqual(["police-log", "police-log", "present-system", "present-system", "present-system"]); // prettier-ignore
  });
});
