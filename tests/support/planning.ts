import { v7 as uuid } from "uuid";
import type { Executor } from "#db/transaction.ts";
import type { Database } from "#db/types/database.ts";
import { insert, type TestPartnership } from "../factories.ts";

const AT = "2026-03-01T10:00:00.000Z";
const MADE = { created_at: AT, created_by: "system:test", version: 1 };
const RECORDED = { recorded_at: AT, recorded_by: "system:test" };

/** The partnership's plan with a theme, a priority, an aim and a row, all under their ids. */
export async function aPlan(db: Executor, p: TestPartnership, changes: Partial<Database["partnership_plan"]> = {}) {
  const own = { partnership_id: p.partnershipId };
  const [planId, themeId, priorityId, aimId, rowId] = [uuid(), uuid(), uuid(), uuid(), uuid()];
  await insert(db, "partnership_plan", {
    ...{ ...own, id: planId, reference: `PL-${planId}`, kind: "partnership", title: "Plan 2026 to 2029", about: null },
    ...{ group_id: p.jagId, lead_user_id: null, location_id: null, from_day: "2026-04-01", to_day: "2029-03-31" },
    ...{ status: "in-force", next_review_on: null, ...MADE, ...changes },
  });
  await insert(db, "plan_theme", {
    ...{
      ...own,
      id: themeId,
      plan_id: planId,
      ordinal: 1,
      title: "Making communities safer",
      context: null,
      version: 1,
    },
  });
  await insert(db, "plan_priority", {
    ...{ ...own, id: priorityId, theme_id: themeId, ordinal: 1, title: "Reduce all crime", aims: null, risks: null },
    ...{ lead_agency_id: null, lead_user_id: null, version: 1 },
  });
  await insert(db, "plan_aim", {
    ...{ ...own, id: aimId, priority_id: priorityId, ordinal: 1, words: "Fewer crimes", measure: "crime:All Crime" },
    ...{ baseline_thousandths: 7_475_000, baseline_label: "2022/23", target_kind: "percent-change" },
    ...{ target_thousandths: -2500, target_words: null, from_day: "2026-04-01", to_day: "2029-03-31", version: 1 },
  });
  await insert(db, "plan_row", {
    ...{ ...own, id: rowId, plan_id: planId, priority_id: priorityId, heading: "prevention", ordinal: 1 },
    ...{ words: "Patrols in the town centre", lead_agency_id: p.policeId, lead_user_id: null, time_scale: "By June" },
    ...{ due_on: "2026-06-30", resources: null, outcome: null, target: null, status: "in-progress", version: 1 },
  });
  return { planId, themeId, priorityId, aimId, rowId };
}

export async function aProgress(db: Executor, p: TestPartnership, rowId: string, words = "Two patrols a week") {
  const id = uuid();
  await insert(db, "plan_progress", {
    ...{ id, partnership_id: p.partnershipId, row_id: rowId, quarter_from: "2026-04-01", status: "in-progress" },
    ...{ words, ...RECORDED },
  });
  return id;
}

export async function aRecommendation(
  db: Executor,
  p: TestPartnership,
  changes: Partial<Database["csp_recommendation"]> = {},
) {
  const id = uuid();
  await insert(db, "csp_recommendation", {
    ...{ id, partnership_id: p.partnershipId, source: "psa", year: 2026, number: 1, words: "Look at burglary" },
    ...{
      owner_agency_id: null,
      owner_user_id: null,
      status: "not-started",
      carried_from_id: null,
      ...MADE,
      ...changes,
    },
  });
  return id;
}

export async function aFundingLine(db: Executor, p: TestPartnership, changes: Partial<Database["funding_line"]> = {}) {
  const id = uuid();
  await insert(db, "funding_line", {
    ...{ id, partnership_id: p.partnershipId, year: 2026, ordinal: 1, description: "Mediation", funder: "OPCC" },
    ...{ owner_agency_id: null, opcc_state: null, delivers: null, ...MADE, ...changes },
  });
  return id;
}

export async function anEntry(
  db: Executor,
  p: TestPartnership,
  lineId: string,
  changes: Partial<Database["funding_entry"]> = {},
) {
  const id = uuid();
  await insert(db, "funding_entry", {
    ...{
      id,
      partnership_id: p.partnershipId,
      line_id: lineId,
      kind: "allocated",
      pence: 500_000,
      on_day: "2026-04-01",
    },
    ...{ words: "As agreed", transfer_id: null, corrects_id: null, ...RECORDED, ...changes },
  });
  return id;
}

export async function aCourse(db: Executor, p: TestPartnership, people = 12) {
  const id = uuid();
  await insert(db, "training_course", {
    ...{ id, partnership_id: p.partnershipId, title: "Prevent for front desks", subject: "prevent" },
    ...{ held_on: "2026-02-02", provider: null, ...MADE },
  });
  await insert(db, "training_attended", {
    ...{ id: uuid(), partnership_id: p.partnershipId, course_id: id, agency_id: p.policeId, people, version: 1 },
  });
  return id;
}

export async function aReport(db: Executor, p: TestPartnership, changes: Partial<Database["csp_report"]> = {}) {
  const id = uuid();
  await insert(db, "csp_report", {
    ...{ id, partnership_id: p.partnershipId, reference: `RP-${id}`, kind: "quarterly", title: "Quarter 1 2026/27" },
    ...{ agency_id: p.councilId, group_id: null, plan_id: null, pack_id: null, from_day: "2026-04-01" },
    ...{ to_day: "2026-06-30", status: "draft", author_user_id: null, signed_off_by: null, sent_at: null },
    ...{ ...MADE, ...changes },
  });
  return id;
}

/** With one part, and the pack of its quarter. */
export async function aReportWithParts(
  db: Executor,
  p: TestPartnership,
  changes: Partial<Database["csp_report"]> = {},
) {
  const own = { partnership_id: p.partnershipId };
  const [reportPartId, reportPackId] = [uuid(), uuid()];
  const cspReportId = await aReport(db, p, changes);
  await insert(db, "csp_report_part", {
    ...{ ...own, id: reportPartId, report_id: cspReportId, ordinal: 1, part: "summary", theme_id: null },
    ...{ heading: "Summary", words: "Two operations", version: 1 },
  });
  await insert(db, "csp_report_pack", {
    ...{ ...own, id: reportPackId, title: "Pack for the board", group_id: p.jagId, from_day: "2026-04-01" },
    ...{ to_day: "2026-06-30", ...MADE },
  });
  return { cspReportId, reportPartId, reportPackId };
}
