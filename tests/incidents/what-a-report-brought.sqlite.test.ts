import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { v7 as uuid } from "uuid";
import { afterAll, expect, test } from "vitest";
import { openDatabase } from "#db/connection.ts";
import { migrate } from "#db/migrate.ts";
import { MIGRATIONS } from "../../migrations/all.ts";
import { aCase, anIncident, aPartnership, aPerson, aReport, aUser, insert } from "../factories.ts";

const folder = mkdtempSync(path.join(tmpdir(), "joint-action-reports-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const NUMBER = MIGRATIONS.findIndex(({ name }) => name.startsWith("0024-"));
const AT = "2026-03-02T10:00:00.000Z";

test("a number that was typed with a report becomes that report’s, and history stays as it was", async () => {
  const db = openDatabase(`file:${path.join(folder, "before.db")}`);
  await migrate(db, MIGRATIONS.slice(0, NUMBER));
  const p = await aPartnership(db);
  const [logger, other] = [await aUser(db, p.councilId), await aUser(db, p.councilId)];
  const [reporter, stranger] = [await aPerson(db, p), await aPerson(db, p)];
  // The database of then has no such column.
  const incident = await anIncident(db, p, { licensing_only: undefined });
  const told = { reporter_person_id: reporter, created_at: AT, created_by: logger };
  const report = await aReport(db, p, [incident], told);
  const contact = async (words: string, changes: object = {}) =>
    insert(db, "person_contact", {
      ...{ id: uuid(), partnership_id: p.partnershipId, person_id: reporter, case_id: null, referral_id: null },
      ...{ recorded_at: AT, recorded_by: logger, contact_kind: "phone", value: "01632 960123", words, never_use: 0 },
      ...{ never_reason: null, ended_on: null, end_reason: null, version: 1, ...changes },
    });
  await contact("typed with the report");
  await contact("at another instant", { recorded_at: "2026-03-02T10:00:01.000Z" });
  await contact("by another officer", { recorded_by: other });
  await contact("of another person", { person_id: stranger });
  await contact("through a case", { case_id: (await aCase(db, p, { person_id: reporter })).id });
  const step = {
    ...{
      id: uuid(),
      partnership_id: p.partnershipId,
      incident_id: incident,
      kind: "logged" as const,
      happened_on: "2026-03-02",
    },
    ...{ words: "RP-1", how: null, agency_id: p.councilId, recorded_by: logger, recorded_at: AT },
  };
  await insert(db, "incident_step", step);

  await migrate(db, MIGRATIONS.slice(0, NUMBER + 1));
  const through = await db.selectFrom("person_contact").select(["words", "report_id as reportId"]).execute();
  expect(through.filter(({ reportId }) => reportId !== null)).toEqual([
    { words: "typed with the report", reportId: report },
  ]);
  expect(await db.selectFrom("incident_step").selectAll().execute()).toEqual([step]);
  await db.destroy();
});
