import { createHash } from "node:crypto";
import { v7 as uuid } from "uuid";
import type { ReportStepTaken } from "#app/domain/reports/report.form.ts";
import { refuseReturning, refuseSending, refuseSigningOff } from "#app/domain/reports/report-rules.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import {
  findCspReport,
  insertReportStep,
  insertSentReport,
  type ReportFound,
  unsafeListReportParts,
  updateCspReport,
} from "#db/queries/csp-reports.ts";
import { type Executor, inTransaction, type Transaction } from "#db/transaction.ts";
import { type ReportContext, stepRow } from "./begin-report.ts";
import { contentToSend } from "./report-content.ts";

type Refusal = { field: string | null; message: string } | null;
type Step = {
  kind: "signed-off" | "returned" | "sent";
  event: string;
  words: string | null;
  refuse: (trx: Transaction, report: ReportFound) => Promise<Refusal> | Refusal;
  change: Parameters<typeof updateCspReport>[2];
  also?: (trx: Transaction) => Promise<void>;
};

/** Why a report that somebody looks at cannot take the step now. */
export async function refuseStep(db: Executor, step: ReportStepTaken, report: ReportFound): Promise<Refusal> {
  if (step === "return") return refuseReturning(report);
  if (step === "send") return refuseSending(report);
  return refuseSigningOff(report, await unsafeListReportParts(db, report.id));
}

/** Whoever answers for it has read it: nothing in it is changed afterwards, unless it is returned. */
export function signOffReport(context: ReportContext, reportId: string, { version }: { version: number }) {
  return takeStep(context, reportId, version, {
    ...{ kind: "signed-off", event: "csp-report.signed-off", words: null },
    refuse: (trx, report) => refuseStep(trx, "sign-off", report),
    change: { status: "signed-off", signed_off_by: context.actor.id },
  });
}

/** It is a draft again, and says why. */
export function returnReport(context: ReportContext, reportId: string, form: { version: number; reason: string }) {
  return takeStep(context, reportId, form.version, {
    ...{ kind: "returned", event: "csp-report.returned", words: form.reason },
    refuse: (_, report) => refuseReturning(report),
    change: { status: "draft", signed_off_by: null },
  });
}

/**
 * Frozen with its words, its figures and what each was computed from. The content is put together before the transaction:
 * a report that is signed off does not change until it is returned, and then it has another version.
 */
export async function sendReport(context: ReportContext, reportId: string, { version }: { version: number }) {
  const { db, actor, now } = context;
  const report = await findCspReport(db, actor, reportId);
  if (!report) return { kind: "not-found" as const };
  if (report.version !== version) return { kind: "changed" as const, current: report };
  const refusal = refuseSending(report);
  if (refusal) return { kind: "refused" as const, refusal };
  const content = JSON.stringify(await contentToSend(db, actor.partnershipId, report, now));
  const at = now.toISOString();
  return takeStep(context, reportId, version, {
    ...{ kind: "sent", event: "csp-report.sent", words: null },
    refuse: (_, current) => refuseSending(current),
    change: { status: "sent", sent_at: at },
    also: (trx) =>
      insertSentReport(trx, {
        ...{ id: uuid(), partnership_id: actor.partnershipId, report_id: reportId, content },
        ...{ content_hash: hashOf(content), sent_at: at, sent_by: actor.id },
      }),
  });
}

export function hashOf(content: string): string {
  return createHash("sha256").update(content, "utf8").digest("hex");
}

function takeStep(context: ReportContext, reportId: string, version: number, step: Step) {
  const { db, actor, now } = context;
  return inTransaction(db, async (trx) => {
    const report = await findCspReport(trx, actor, reportId);
    if (!report) return { kind: "not-found" as const };
    if (report.version !== version) return { kind: "changed" as const, current: report };
    const refusal = await step.refuse(trx, report);
    if (refusal) return { kind: "refused" as const, refusal };
    const versioned = { partnershipId: actor.partnershipId, id: reportId, version };
    if (!(await updateCspReport(trx, versioned, step.change))) return { kind: "changed" as const, current: report };
    await step.also?.(trx);
    await insertReportStep(trx, stepRow(context, reportId, step.kind, step.words));
    await insertAuditEvent(trx, actor, now, {
      ...{ category: "alteration", event: step.event, objectKind: "csp-report", objectId: reportId },
      ...(step.words === null ? {} : { detail: { reason: step.words } }),
    });
    return { kind: "done" as const };
  });
}
