import type { Actor } from "#app/domain/access/actor.ts";
import type { Executor } from "../transaction.ts";
import { cspReportsVisibleTo } from "../visibility/csp-reports.ts";

// Plans and reports are few enough to be looked through by their titles: the newest of each.

export function listPlanTitles(db: Executor, actor: Actor, limit: number) {
  return db
    .selectFrom("partnership_plan")
    .select(["id", "reference", "title", "kind", "status", "from_day as fromDay", "to_day as toDay"])
    .where("partnership_id", "=", actor.partnershipId)
    .orderBy("reference", "desc")
    .limit(limit)
    .execute();
}

export function listReportTitles(db: Executor, actor: Actor, limit: number) {
  return db
    .selectFrom("csp_report")
    .select(["csp_report.id", "csp_report.reference", "csp_report.title", "csp_report.kind", "csp_report.status"])
    .select(["csp_report.from_day as fromDay", "csp_report.to_day as toDay"])
    .where(cspReportsVisibleTo(actor))
    .orderBy("csp_report.reference", "desc")
    .limit(limit)
    .execute();
}
