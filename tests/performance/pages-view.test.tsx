// @vitest-environment jsdom
import { createRemixStub } from "@remix-run/testing";
import { cleanup, render, screen, within } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { crimeTable, type CrimeFacts } from "#app/domain/performance/crime-table.ts";
import { judgeEntries } from "#app/domain/performance/import-crime-table.ts";
import ImportPage from "#app/routes/performance/import/route.tsx";
import OutcomesPage from "#app/routes/performance/outcomes/route.tsx";
import QuarterPage from "#app/routes/performance/_index/route.tsx";
import RowsPage from "#app/routes/performance/rows/route.tsx";

const complaint = vi.spyOn(console, "error");
afterEach(() => {
  cleanup();
  expect(complaint).not.toHaveBeenCalled();
});

async function show(Component: () => React.JSX.Element, loaderData: unknown, actionData?: unknown) {
  const Stub = createRemixStub([{ id: "page", path: "/", Component }]);
  render(
    <Stub
      hydrationData={{ loaderData: { page: loaderData }, ...(actionData ? { actionData: { page: actionData } } : {}) }}
    />,
  );
  await screen.findByRole("heading", { level: 1 });
}

const PERIOD = { from: "2023-04-01", to: "2023-09-30" };
const place = (position: number | null, asAt: string) => ({
  position,
  groupSize: position === null ? null : 15,
  asAt,
  printed: position === null ? "N/A*" : `${position}/15`,
});
const fact = (changes: Partial<CrimeFacts>): CrimeFacts => ({
  crimeType: "All Crime", previous: 7475, current: 7142, printedPercent: "-4.5%", printedDifference: "-333",
  position: place(12, "2023-09-30"), previousPosition: place(14, "2023-06-30"), ...changes,
}); // prettier-ignore
const JAG = { id: "0190a5a0-3c00-7000-8000-000000000001", name: "JAG" };
const quarterData = {
  quarter: { year: 2023, number: 2 },
  lastDay: "2023-09-30",
  choices: [{ value: "2023-24-Q2", text: "Quarter 2 2023/24: 1 July to 30 September" }],
  crime: {
    period: PERIOD,
    rows: crimeTable([
      fact({}),
      fact({
        crimeType: "Robbery",
        previous: 77,
        current: 47,
        printedPercent: "-38.9%",
        printedDifference: null,
        position: place(null, "2023-09-30"),
      }),
      fact({
        crimeType: "Shoplifting",
        previous: 383,
        current: 546,
        printedPercent: "+42.6%",
        printedDifference: "+163",
        previousPosition: null,
      }),
    ]),
    acquisitive: null,
    targets: {},
    revisions: [],
    used: [],
    asLoaded: null,
  },
  otherTables: [],
  loaded: null,
  mayImport: false,
};

test("the crime table has its figures, arrows and words, and what was printed beside what the numbers give", async () => {
  await show(QuarterPage, quarterData);
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Quarter 2 2023/24: 1 July to 30 September");
  const table = screen.getByRole("table", {
    name: "Recorded crime, 1 April to 30 September 2023, against the same days a year before",
  });
  const rows = within(table).getAllByRole("row");
  expect(rows).toHaveLength(10);
  const cells = (name: string) => within(table).getByRole("row", { name: new RegExp(`^${name}`) }).textContent;
  expect(cells("All Crime")).toBe(
    "All Crime7,4757,142−333↓ −4.5% down12 of 15↑ improved by 2 places, from 14 (30 Jun 2023)",
  );
  expect(cells("Robbery")).toBe("Robbery7747−30↓ −39.0% downprinted -38.9%N/A*Not known");
  expect(cells("Shoplifting")).toContain("↑ +42.6% up");
  expect(cells("Cycle Theft")).toBe("Cycle TheftNo figureNo figureNo figureNot known");
  expect(
    screen.getByText(/^In one row the table that was loaded prints a figure that its own numbers do not give/),
  ).toBeTruthy();
  expect(table.querySelectorAll(".app-change--good, .app-change--bad")).toHaveLength(4);
});

test("each number leads to its rows, and a nought to none", async () => {
  const figure = (rows: number) => ({
    rows: { quarter: rows, "quarter-before": 2, year: 9, "year-before": 0 },
    days: null,
  });
  const figures = [
    {
      ...{ id: "referrals-received", ...figure(5) },
      breakdowns: [
        {
          by: "group",
          lines: [
            { value: JAG.id, ...figure(3) },
            { value: null, ...figure(0) },
          ],
        },
      ],
    },
  ];
  await show(OutcomesPage, {
    ...{ theme: "referrals", quarter: quarterData.quarter, group: null, groups: [JAG], seesAll: true },
    ...{ today: "2024-01-05", lastDay: "2023-09-30", names: { [JAG.id]: "JAG" }, targets: [] },
    ...{
      quarters: quarterData.choices,
      counted: { kind: "counted", counted: { figures, at: "2024-01-05T09:00:00Z" } },
    },
  });
  const links = (name: RegExp) => {
    const row = screen.getAllByRole("row", { name, hidden: true })[0] as HTMLElement;
    return within(row)
      .queryAllByRole("link", { hidden: true })
      .map((link) => link.getAttribute("href"));
  };
  const href = "/performance/rows?measure=referrals-received&quarter=2023-24-Q2";
  expect(links(/^Referrals received/)).toEqual(
    ["quarter", "quarter-before", "year"].map((span) => `${href}&span=${span}`),
  );
  expect(links(/^JAG/)).toEqual(
    ["quarter", "quarter-before", "year"].map((span) => `${href}&span=${span}&group=${JAG.id}`),
  );
  expect(links(/^No group/)).toEqual(["quarter-before", "year"].map((span) => `${href}&span=${span}&group=none`));
});

test("without a table, who may load one is led to it and others are told who does", async () => {
  await show(QuarterPage, { ...quarterData, crime: null, mayImport: true });
  expect(screen.getAllByRole("link", { name: /Load the table/ })[0]?.getAttribute("href")).toBe("/performance/import");
  cleanup();
  await show(QuarterPage, { ...quarterData, crime: null });
  expect(screen.getByText(/No crime table has been loaded/).textContent).toContain(
    "The coordinator or a manager loads it",
  );
});

test("a running quarter, a table drawn up to another day and a table just loaded say so", async () => {
  const crime = { ...quarterData.crime, period: { from: "2023-04-01", to: "2023-09-20" } };
  await show(QuarterPage, { ...quarterData, crime, lastDay: "2023-09-22", loaded: { rows: 9, ...PERIOD } });
  expect(screen.getByText("This quarter is still running: everything is counted to 22 September 2023.")).toBeTruthy();
  expect(screen.getByText(/drawn up to 20 September 2023, not to the quarter’s last day/)).toBeTruthy();
  expect(screen.getByText("The crime table of 1 April to 30 September 2023 is loaded: 9 rows.")).toBeTruthy();
});

const rowsData = {
  ...{ total: 7, visible: 1, median: null, next: null, isFirstPage: true, days: "1 July to 30 September 2023" },
  rows: [
    {
      ...{ rowId: "r", recordId: "0190a5a0-3c00-7000-8000-000000000002", reference: "R-23-0001", groupName: "JAG" },
      ...{ day: "2023-07-02", amount: null },
    },
  ],
  measure: {
    ...{ id: "referrals-received", name: "Referrals received", meaning: "Referrals made to a group.", unit: "rows" },
    ...{ record: "referral", theme: "referrals" },
  },
  ...{ dateField: "Day the referral was received", quarter: quarterData.quarter, span: "quarter", groupsRun: [] },
  ...{ filter: { group: JAG.id, by: "risk", is: "high" }, of: ["JAG", "Risk: High"] },
};

test("the rows say how many there are, open those that may be opened, and count the others", async () => {
  await show(RowsPage, rowsData);
  expect(screen.getByRole("heading", { level: 1 }).textContent).toContain("Referrals received, JAG, Risk: High");
  expect(screen.getByText("7 referrals").parentElement?.textContent).toBe("7 referrals. You may open 1 of them.");
  expect(screen.getByRole("link", { name: "R-23-0001" }).getAttribute("href")).toBe(
    "/referrals/0190a5a0-3c00-7000-8000-000000000002",
  );
  expect(screen.getByText("and 6 that you may not open")).toBeTruthy();
  expect(screen.getByRole("link", { name: /^Quarter 2/ }).getAttribute("href")).toBe(
    `/performance/outcomes?theme=referrals&quarter=2023-24-Q2&group=${JAG.id}`,
  );
});

test("with none to open there is no list, and no row is hinted at", async () => {
  await show(RowsPage, { ...rowsData, visible: 0, rows: [] });
  expect(screen.getByText("7 referrals").parentElement?.textContent).toBe("7 referrals. You may open none of them.");
  expect(screen.queryByRole("table")).toBeNull();
});

const importData = { expected: PERIOD, areas: [], imports: [] };
const typed = {
  "from-day": "1",
  "from-month": "4",
  "from-year": "2023",
  "to-day": "30",
  "to-month": "9",
  "to-year": "2023",
  table: "Crime Type\tTotal\nRobbery\t1",
};

test("loading begins with the days of the quarter that ended last", async () => {
  await show(ImportPage, importData);
  expect(screen.getAllByLabelText<HTMLInputElement>("Month").map((field) => field.value)).toEqual(["4", "9", "", ""]);
});

test("every fault in the table is in the summary and leads to it; what was typed is kept", async () => {
  const lines = [
    { line: 2, column: "Crime Type", message: "one" },
    { line: 3, column: null, message: "two" },
  ];
  await show(ImportPage, importData, {
    values: typed,
    errors: { table: "Line 2, Crime Type: one" },
    lines,
    preview: null,
  });
  for (const name of ["Line 2, Crime Type: one", "Line 3: two"])
    expect(screen.getByRole("link", { name }).getAttribute("href")).toBe("#table");
  expect(screen.getByLabelText<HTMLTextAreaElement>("The table").value).toBe(typed.table);
});

test("the preview shows each row's fate, and loads exactly what it showed", async () => {
  const entry = {
    crimeType: "Robbery" as const,
    previous: 77,
    current: 47,
    printedPercent: "-38.9%",
    printedDifference: "-30",
    positions: [],
  };
  const rows = judgeEntries([entry], [{ ...entry, current: 48 }]);
  await show(ImportPage, importData, {
    values: typed,
    errors: {},
    lines: [],
    preview: { rows, period: PERIOD, isRecorded: false, hasQuarter: true },
  });
  expect(screen.getByRole("row", { name: /^Robbery/ }).textContent).toBe(
    "RobberyChangedwas 77, 487747−30−39.0%printed -38.9%No figure",
  );
  const form = screen.getByRole("button", { name: "Load these figures" }).closest("form") as HTMLFormElement;
  expect(Object.fromEntries(new FormData(form))).toEqual({ ...typed, intent: "load" });
});

test("figures that are recorded already cannot be loaded again", async () => {
  const preview = { rows: [], period: PERIOD, isRecorded: true, hasQuarter: true };
  await show(ImportPage, importData, { values: typed, errors: {}, lines: [], preview });
  expect(screen.queryByRole("button", { name: "Load these figures" })).toBeNull();
  expect(screen.getByText(/There is nothing to load/)).toBeTruthy();
});
