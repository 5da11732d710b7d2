import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { runCommand } from "#app/cli/commands.ts";
import { openDatabase } from "#db/connection.ts";
import type { Executor } from "#db/transaction.ts";
import {
  anIncident,
  anIncidentPerson,
  aPartnership,
  aPerson,
  aReport,
  auditEvents,
  insert,
  testDatabaseUrl,
  type TestPartnership,
} from "../factories.ts";

let folder: string;
let db: Executor;
let p: TestPartnership;
const out: string[] = [];
const err: string[] = [];
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "joint-action-count-"));
  const url = await testDatabaseUrl();
  vi.stubEnv("DATABASE_URL", url);
  vi.stubEnv("DATA_DIR", folder);
  vi.stubEnv("ORIGIN", "http://localhost:3000");
  out.length = err.length = 0;
  vi.spyOn(console, "log").mockImplementation((line: string) => void out.push(line));
  vi.spyOn(console, "error").mockImplementation((line: string) => void err.push(line));
  db = openDatabase(url);
  p = await aPartnership(db, "Charnwood");
});
afterEach(async () => {
  await db.destroy();
  rmSync(folder, { recursive: true });
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const PROBLEM = "01890000-0000-7000-8000-000000000001";

async function threeReports() {
  const person = await aPerson(db, p, { reference: "P-26-0001" });
  await insert(db, "problem", {
    id: PROBLEM, partnership_id: p.partnershipId, reference: "PB-26-0001", version: 1, title: "Music", location_id: null, case_id: null,
    opened_on: "2026-01-01", closed_on: null, created_at: "2026-01-01T09:00:00.000Z", created_by: null,
  }); // prettier-ignore
  for (const [n, day, reported] of [
    [1, "2025-01-02", "2025-01-03"],
    [2, "2025-02-03", "2025-02-04"],
    [3, "2025-03-15", "2025-04-15"],
    [4, "2025-01-31", "2025-03-04"],
  ] as const) {
    const incident = await anIncident(db, p, { latest_day: day, reference: `IN-25-000${n}`, problem_id: PROBLEM });
    await anIncidentPerson(db, p, { incident_id: incident, person_id: person });
    await aReport(db, p, [incident], {
      reported_on: reported,
      reporter_person_id: person,
      for_person_id: person,
      reference: `RP-25-000${n}`,
    });
  }
}

test("the count of a person on a day is printed as JSON", async () => {
  await threeReports();
  expect(await runCommand(["case-review", "threshold", "--person", "P-26-0001", "--on", "2025-06-01", "--json"])).toBe(
    0,
  );
  const printed = JSON.parse(out.join("")) as { reports: { agency: string }[] };
  const agency = printed.reports[0]?.agency ?? "";
  const report = (n: number, reportedOn: string) => ({
    reference: `RP-25-000${n}`,
    reportedOn,
    agency,
    incidents: [`IN-25-000${n}`],
  });
  expect(printed).toEqual({
    on: "2025-06-01",
    person: "P-26-0001",
    local: { count: 3, threshold: 3, met: true },
    statutory: { count: 3, threshold: 3, met: true, problem: "PB-26-0001" },
    hate: { met: false },
    met: true,
    reports: [
      { ...report(1, "2025-01-03"), qualifies: true, reasons: [], inTimeUnder: "both" },
      { ...report(2, "2025-02-04"), qualifies: true, reasons: [], inTimeUnder: "both" },
      { ...report(4, "2025-03-04"), qualifies: false, reasons: ["late-report"], inTimeUnder: "neither" },
      { ...report(3, "2025-04-15"), qualifies: true, reasons: [], inTimeUnder: "local-wording" },
    ],
  });
});

test("that a person’s reports were read is in the log, with whom and by whose command", async () => {
  await threeReports();
  await runCommand(["case-review", "threshold", "--person", "P-26-0001", "--on", "2025-06-01"]);
  const { id } = await db.selectFrom("person").select("id").executeTakeFirstOrThrow();
  expect((await auditEvents(db)).filter(({ event }) => event === "case-review.threshold-read")).toMatchObject([
    {
      category: "consultation",
      object_kind: "person",
      object_id: id,
      result_count: 4,
      partnership_id: p.partnershipId,
    },
  ]);
  const [{ actor_id } = { actor_id: "" }] = await auditEvents(db);
  expect(actor_id).toMatch(/^system:/);
});

test("without --json it is said in words", async () => {
  await aPerson(db, p, { reference: "P-26-0002" });
  expect(await runCommand(["case-review", "threshold", "--person", "P-26-0002", "--on", "2025-06-01"])).toBe(0);
  expect(out.join("\n")).toContain("threshold not met");
});

test.each([
  [
    ["case-review", "threshold", "--person", "P-26-9999", "--on", "2025-06-01"],
    'There is no person with the reference "P-26-9999"',
  ],
  [["case-review", "threshold", "--person", "P-26-0001", "--on", "yesterday"], "Option --on must be a day"],
  [["case-review", "threshold", "--on", "2025-06-01"], "Option --person is needed"],
  [
    ["case-review", "weather", "--person", "P-26-0001", "--on", "2025-06-01"],
    'There is no command "case-review weather"',
  ],
])("%j ends with 2 and one line", async (args, message) => {
  expect(await runCommand(args)).toBe(2);
  expect(err.join("\n")).toContain(message);
});
