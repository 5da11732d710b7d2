import { describe, expect, test } from "vitest";
import { crimeTypeOf } from "#app/domain/performance/crime-type-names.ts";
import { isHeading } from "#app/domain/performance/crime-table-columns.ts";
import { countOf, isBlank, printedDay, printedPosition } from "#app/domain/performance/printed-figures.ts";
import { readCrimeTable } from "#app/domain/performance/read-crime-table.ts";
import { decodeText, readDelimited } from "#app/services/performance/read-delimited.ts";

const PERIOD = { from: "2023-04-01", to: "2023-09-30" };
const HEADING =
  "Crime Type,Performance to Date,Total Crime as at 30th Sept 2022,Total Crime as at 30th Sept 2023,Difference,Family Group Position Sept 2023";

function read(text: string, period = PERIOD) {
  const { lines, errors } = readDelimited(text, isHeading);
  return errors.length > 0 ? { entries: [], errors } : readCrimeTable(lines, period);
}

const ROBBERY = {
  crimeType: "Robbery",
  previous: 40,
  current: 28,
  printedPercent: "-30%",
  printedDifference: "-12",
  positions: [{ asAt: "2023-09-30", position: 2, groupSize: 15, printed: "2/15" }],
};

describe("the table, however it comes", () => {
  test.each([
    ["as the partnership prints it", `${HEADING}\nRobbery,-30%,40,28,-12,2/15\n`],
    ["from a spreadsheet, with tabs", `${HEADING.replaceAll(",", "\t")}\nRobbery\t-30%\t40\t28\t-12\t2/15`],
    ["with semicolons", `${HEADING.replaceAll(",", ";")}\r\nRobbery;-30%;40;28;-12;2/15\r\n`],
    [
      "in another order",
      "Total Crime as at 30th Sept 2023,Family Group Position Sept 2023,Crime Type,Difference,Total Crime as at 30th Sept 2022,Performance to Date\n28,2/15,Robbery,-12,40,-30%",
    ],
    [
      "with a column for the reduction target",
      `${HEADING},Reduction Target\nRobbery,-30%,40,28,-12,2/15,Significant Reduction`,
    ],
    [
      "with a title above and a footnote below",
      `Figure 1: Crime Profile,,,,,\n,,,,,\n${HEADING}\nRobbery,-30%,40,28,-12,2/15\n,,,,,\n*N/A: not available,,,,,\n`,
    ],
    ["with dashes, spaces and arrows", `${HEADING}\n Robbery ,–30%,40 ,\u00a028,−12,2/15 ↓`],
    [
      "with a heading over two lines",
      `${HEADING.replace("Total Crime as at 30th Sept 2022", '"Total Crime\nas at 30th Sept 2022"')}\nRobbery,-30%,40,28,-12,2/15`,
    ],
    [
      "with longer headings",
      "Type of crime,% change,Previous year,Current year,Diff,MSFG position 30 September 2023\nRobbery,-30%,40,28,-12,2/15",
    ],
    ["with years alone", "Crime Type,Performance,2022/23,2023/24,Diff,Position\nRobbery,-30%,40,28,-12,2/15"],
  ])("%s", (_, text) => {
    const { entries, errors } = read(text);
    expect(errors).toEqual([]);
    const [entry] = entries;
    expect(entry).toMatchObject({ crimeType: "Robbery", previous: 40, current: 28, positions: ROBBERY.positions });
    expect([entry?.printedPercent, entry?.printedDifference]).toEqual(["-30%", "-12"]);
  });

  test("older: no difference and no position, a target instead, to 2 January", () => {
    const heading =
      "Crime Type,Reduction Target,Performance To Date,Total Crime as at 2 nd January 2016,Total Crime as at 2nd January 2017";
    const { entries, errors } = read(`${heading}\nBurglary (Dwelling),Significant Reduction,+20.9%,596,721`, {
      from: "2016-04-01",
      to: "2017-01-02",
    });
    expect(errors).toEqual([]);
    expect(entries).toEqual([
      {
        crimeType: "Burglary – Residential",
        previous: 596,
        current: 721,
        printedPercent: "+20.9%",
        printedDifference: null,
        positions: [],
      },
    ]);
  });

  test("counts alone", () => {
    expect(read('Crime Type,Total Crime as at 30th Sept 2023\nAll Crime,"7,142"').entries).toEqual([
      {
        crimeType: "All Crime",
        previous: null,
        current: 7142,
        printedPercent: null,
        printedDifference: null,
        positions: [],
      },
    ]);
  });

  test("a position that is not available keeps what was printed, and a blank one is none", () => {
    const { entries } = read(`${HEADING}\nRobbery,-30%,40,28,-12,N/A*\nCycle Theft,+9.2%,184,201,+17,`);
    expect(entries.map((e) => e.positions)).toEqual([
      [{ asAt: "2023-09-30", position: null, groupSize: null, printed: "N/A*" }],
      [],
    ]);
  });

  test("two positions of two days", () => {
    const heading = "Crime Type,Total 30/09/2022,Total 30/09/2023,MSFG position June 2023,MSFG position Sept 2023";
    const { entries } = read(`${heading}\nRobbery,40,28,3/15,2/15`);
    expect(entries[0]?.positions.map((p) => [p.asAt, p.position])).toEqual([
      ["2023-06-30", 3],
      ["2023-09-30", 2],
    ]);
  });
});

describe("what is wrong is named by its line and its column", () => {
  const current = "Total Crime as at 30th Sept 2023";
  test.each([
    [
      "an unknown type",
      `${HEADING}\nRobbery,-30%,40,28,-12,2/15\nPiracy,0%,1,1,0,1/15`,
      3,
      "Crime Type",
      /"Piracy" is not a row of the crime table: correct the spelling, or add it to the types of crime first. The rows are All Crime/,
    ],
    [
      "burglary of neither kind",
      `${HEADING}\nBurglary,0%,1,1,0,1/15`,
      2,
      "Crime Type",
      /write "Burglary – Residential" or "Burglary – Business"/,
    ],
    ["no type", `${HEADING}\n,0%,1,1,0,1/15`, 2, "Crime Type", /missing/],
    ["a type twice", `${HEADING}\nRobbery,0%,1,1,0,1/15\nrobbery,0%,1,1,0,1/15`, 3, "Crime Type", /twice/],
    ["words for a count", `${HEADING}\nRobbery,0%,1,many,0,1/15`, 2, current, /"many" is not a whole number/],
    ["a fraction", `${HEADING}\nRobbery,0%,1,1.5,0,1/15`, 2, current, /"1.5" is not a whole number/],
    ["a negative count", `${HEADING}\nRobbery,0%,1,-1,0,1/15`, 2, current, /"-1" is not a whole number/],
    ["a blank count, which is never 0", `${HEADING}\nRobbery,0%,1,,0,1/15`, 2, current, /missing/],
    [
      "a thousand without its quotation marks",
      `${HEADING}\nAll Crime,-4.5%,7,475,7142,-333,12/15`,
      2,
      null,
      /quotation marks/,
    ],
    [
      "a place outside its group",
      `${HEADING}\nRobbery,0%,1,1,0,16/15`,
      2,
      "Family Group Position Sept 2023",
      /not a position in a group/,
    ],
    [
      "a place that Excel made a date",
      `${HEADING}\nRobbery,0%,1,1,0,Dec-15`,
      2,
      "Family Group Position Sept 2023",
      /spreadsheet made into a date/,
    ],
    ["nothing", "", 1, null, /empty/],
    ["no heading", "Robbery,1,2\n", 1, null, /No heading/],
    ["a heading alone", HEADING, 1, null, /no rows/],
    ["a quotation mark never closed", `${HEADING}\n"Robbery,0%`, 2, null, /quotation mark/],
    [
      "the table of another period",
      HEADING.replaceAll("30th Sept", "31st Dec") + "\nRobbery,0%,1,1,0,1/15",
      1,
      "Total Crime as at 31st Dec 2022",
      /should be of 30 September 2022/,
    ],
    ["both totals of one year", HEADING.replace("2022", "2023") + "\nRobbery,0%,1,1,0,1/15", 1, current, /same year/],
    ["totals without a year", "Crime Type,Total A,Total B\nRobbery,1,2", 1, "Total A", /of which year/],
    [
      "last year's total alone",
      "Crime Type,Total at 30 Sept 2022\nRobbery,1",
      1,
      null,
      /No column gives the totals at 30 September 2023/,
    ],
    ["three totals", "Crime Type,Total 2021,Total 2022,Total 2023\nRobbery,1,2,3", 1, "Total 2023", /More than two/],
    ["two percentages", `${HEADING},% change\nRobbery,0%,1,1,0,1/15,0%`, 1, "% change", /Two columns/],
  ])("%s", (_, text, line, column, message) => {
    const { entries, errors } = read(text);
    expect(entries).toEqual([]);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toEqual({ line, column, message: expect.stringMatching(message) as unknown });
  });

  test("every wrong cell at once", () => {
    const { errors } = read(`${HEADING}\nPiracy,0%,x,y,0,99\nRobbery,0%,1,1,0,0/15`);
    expect(errors.map((e) => [e.line, e.column])).toEqual([
      [2, "Crime Type"],
      [2, "Total Crime as at 30th Sept 2022"],
      [2, "Total Crime as at 30th Sept 2023"],
      [3, "Family Group Position Sept 2023"],
    ]);
  });
});

test.each([
  ["All Crime", "All Crime"],
  ["Total Crime", "All Crime"],
  ["ALL CRIME ", "All Crime"],
  ["Violence against the person with Injury", "Violence with Injury"],
  ["Violence With Injury", "Violence with Injury"],
  ["Burglary (Dwelling)", "Burglary – Residential"],
  ["Burglary Dwelling", "Burglary – Residential"],
  ["Burglary Domestic", "Burglary – Residential"],
  ["Burglary - Residential", "Burglary – Residential"],
  ["Burglary — Residential", "Burglary – Residential"],
  ["Burglary-Business", "Burglary – Business"],
  ["Burglary – Business & Community", "Burglary – Business"],
  ["Theft of Motor Vehicle", "Theft of Vehicles"],
  ["Theft of a Motor Vehicle", "Theft of Vehicles"],
  ["Theft of Vehicle(s)", "Theft of Vehicles"],
  ["TOMV", "Theft of Vehicles"],
  ["Theft From Vehicles", "Theft from Vehicles"],
  ["Theft from Motor Vehicles", "Theft from Vehicles"],
  ["Robbery", "Robbery"],
  ["Bicycle Theft", "Cycle Theft"],
  ["Shop-lifting", "Shoplifting"],
  ["Burglary", null],
  ["Violence", null],
  ["Violence without Injury", null],
  ["Theft", null],
  ["constructor", null],
])("%s is %s", (name, type) => {
  expect(crimeTypeOf(name)).toBe(type);
});

test.each([
  ["7475", 7475], ["9,568", 9568], ["1 234", 1234], ["9\u00a0568", 9568], [" 815 ", 815], ["815*", 815], ["815.0", 815], ["0", 0],
  ["95,68", null], ["-3", null], ["8.5", null], ["", null], ["1e3", null], ["99999999999", null], ["٣", null],
])("the count %j is %s", (printed, count) => {
  expect(countOf(printed)).toBe(count);
}); // prettier-ignore

test.each(["", " ", "-", "–", "N/A", "n/a*", "NA", "\u00a0", "not available"])("%j is blank", (cell) => {
  expect(isBlank(cell)).toBe(true);
});

test.each([
  ["12/15", 12, 15], ["15/15", 15, 15], ["13 of 15", 13, 15], ["13", 13, null], ["2nd", 2, null], ["14th out of 15", 14, 15], ["↑ 12/15", 12, 15], ["12/15 \uf0e1", 12, 15],
])("the position %s", (cell, position, groupSize) => {
  expect(printedPosition(cell)).toMatchObject({ kind: "position", position, groupSize });
}); // prettier-ignore

test.each(["0/15", "16/15", "top", "1.5/15", "12-Dec", "Dec-15", "1/2/3"])("%s is no position", (cell) => {
  expect(printedPosition(cell).kind).toBe("unreadable");
});

test.each([
  ["Total Crime as at 30th Sept 2022", 2022, 9, "2022-09-30"],
  ["Total Crime as at 2 nd January 2016", 2016, 1, "2016-01-02"],
  ["31 Oct 2024", 2024, 10, "2024-10-31"],
  ["as at 30/09/2022", 2022, 9, "2022-09-30"],
  ["2022-09-30", 2022, 9, "2022-09-30"],
  ["30 Sep 22", 2022, 9, "2022-09-30"],
  ["Family Group Position Sept 2023", 2023, 9, null],
  ["Sep-23", 2023, 9, null],
  ["2022/23", 2022, null, null],
])("%s is of %d", (heading, year, month, day) => {
  expect(printedDay(heading)).toEqual({ year, month, day });
});

test.each(["Difference", "30th Feb 2022", "Total"])("%s gives no day", (heading) => {
  expect(printedDay(heading)?.day ?? null).toBeNull();
});

describe("bytes", () => {
  const text = "Burglary – Residential £";
  test.each([
    ["UTF-8", Buffer.from(text)],
    ["UTF-8 with its mark", Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)])],
    ["UTF-16 with its mark", Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")])],
    ["Windows-1252", Buffer.from("Burglary \x96 Residential \xa3", "latin1")],
  ])("of %s", (_, bytes) => {
    expect(decodeText(bytes)).toEqual({ kind: "text", text });
  });

  test.each([
    ["a spreadsheet", Buffer.from("PK\x03\x04…")],
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1])],
  ])("of %s are refused", (_, bytes) => {
    expect(decodeText(bytes).kind).toBe("refused");
  });
});
