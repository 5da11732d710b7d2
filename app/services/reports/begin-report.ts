import { v7 as uuid } from "uuid";
import { type Actor, groupsOf } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { NewReport } from "#app/domain/reports/report.form.ts";
import { refuseQuarter, refuseWhose, reportPeriod, reportTitle } from "#app/domain/reports/report-rules.ts";
import { partsToBegin, type ReportTheme, THEMES_WITHOUT_PLAN } from "#app/domain/reports/templates.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { insertCspReport, insertReportParts, insertReportStep, unsafeFindReportOf } from "#db/queries/csp-reports.ts";
import { findThemesInForce } from "#db/queries/csp-report-figures.ts";
import { listGroupChoices } from "#db/queries/groups.ts";
import { lockPartnership } from "#db/queries/memberships.ts";
import { listAgenciesOfPartnership } from "#db/queries/partnership-agencies.ts";
import { nextReference } from "#db/queries/references.ts";
import type { Executor } from "#db/transaction.ts";
import { madeOnce } from "../session/made-once.ts";

export type ReportContext = { db: Executor; actor: Actor; now: Date };

/** For whom somebody may begin a report: their own organisation and groups; who signs reports off, for each. */
export async function reportsToBegin(db: Executor, actor: Actor, today: string) {
  const agencies = await listAgenciesOfPartnership(db, actor.partnershipId);
  const groups = await listGroupChoices(db, actor.partnershipId, today);
  if (actor.permissions.has("reports:sign-off")) return { agencies, groups };
  const own = groupsOf(actor, ["chair", "coordinator", "member"]);
  return {
    agencies: agencies.filter(({ id }) => id === actor.agencyId),
    groups: groups.filter(({ id }) => own.includes(id)),
  };
}

/** One report an organisation, or a group, and quarter; its parts are those of the form, with the themes of the plan in force. */
export async function beginReport(context: ReportContext & { once?: string | null }, form: NewReport) {
  const { db, actor, now } = context;
  const today = londonDay(now);
  const { partnershipId } = actor;
  const isOfGroup = form.kind === "jag";
  const whose = { agencyId: isOfGroup ? null : form.agencyId, groupId: isOfGroup ? form.groupId : null };
  const refusal = refuseWhose(form.kind, whose) ?? refuseQuarter(form.quarter, today);
  if (refusal) return { kind: "refused" as const, refusal };
  const choices = await reportsToBegin(db, actor, today);
  const of = [...choices.agencies, ...choices.groups].find(({ id }) => id === (whose.agencyId ?? whose.groupId));
  if (!of) return refused(isOfGroup ? "groupId" : "agencyId", "Select one for which you write reports");
  const days = reportPeriod(form.kind, form.quarter);
  const inForce = await findThemesInForce(db, partnershipId, days.to);
  const themes = inForce && inForce.themes.length > 0 ? themesOf(inForce.themes) : THEMES_WITHOUT_PLAN;
  return madeOnce(context, "csp-report", async (trx) => {
    await lockPartnership(trx, partnershipId);
    const before = await unsafeFindReportOf(trx, { partnershipId, kind: form.kind, ...whose }, days.to);
    if (before) return refused("quarter", `${before.reference} is the report of ${of.name} for this quarter already`);
    const id = uuid();
    await insertCspReport(trx, {
      ...{ id, partnership_id: partnershipId, kind: form.kind, title: reportTitle(of.name, form.quarter) },
      reference: await nextReference(trx, partnershipId, "RP", today),
      ...{ agency_id: whose.agencyId, group_id: whose.groupId, plan_id: inForce?.plan.id ?? null, pack_id: null },
      ...{ from_day: days.from, to_day: days.to, status: "draft", author_user_id: actor.id, signed_off_by: null },
      ...{ sent_at: null, created_at: now.toISOString(), created_by: actor.id, version: 1 },
    });
    await insertReportParts(
      trx,
      partsToBegin(form.kind, themes).map(({ part, heading, themeId, words }, index) => ({
        ...{ id: uuid(), partnership_id: partnershipId, report_id: id, ordinal: index + 1, part, heading, words },
        ...{ theme_id: themeId, version: 1 },
      })),
    );
    await insertReportStep(trx, stepRow(context, id, "begun", null));
    await insertAuditEvent(trx, actor, now, {
      ...{ category: "collection", event: "csp-report.begun", objectKind: "csp-report", objectId: id },
      detail: { kind: form.kind, ...whose, from: days.from, to: days.to },
    });
    return { kind: "done" as const, id };
  });
}

function refused(field: string, message: string) {
  return { kind: "refused" as const, refusal: { field, message } };
}

export function stepRow(
  { actor, now }: Omit<ReportContext, "db">,
  reportId: string,
  kind: "begun" | "signed-off" | "returned" | "sent",
  words: string | null,
) {
  return {
    ...{ id: uuid(), partnership_id: actor.partnershipId, report_id: reportId, kind, words },
    ...{ recorded_at: now.toISOString(), recorded_by: actor.id },
  };
}

function themesOf(rows: readonly { id: string; title: string; priority: string | null }[]): ReportTheme[] {
  const ids = [...new Set(rows.map(({ id }) => id))];
  return ids.map((id) => {
    const own = rows.filter((row) => row.id === id);
    return { id, title: own[0]?.title ?? "", priorities: own.flatMap(({ priority }) => priority ?? []) };
  });
}
