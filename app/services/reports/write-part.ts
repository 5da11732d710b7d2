import { londonDay } from "#app/domain/dates/iso-day.ts";
import { fieldsAsWords, losesWords, refuseFields } from "#app/domain/reports/part-fields.ts";
import type { WrittenPart } from "#app/domain/reports/report.form.ts";
import { refuseWriting } from "#app/domain/reports/report-rules.ts";
import { templatePart } from "#app/domain/reports/templates.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { findCspReport, findReportBefore, markReportWritten, unsafeListReportParts, updateReportPart } from "#db/queries/csp-reports.ts"; // prettier-ignore
import { type Executor, inTransaction } from "#db/transaction.ts";
import type { Actor } from "#app/domain/access/actor.ts";
import type { ReportContext } from "./begin-report.ts";
import { reportCounted } from "./count-report.ts";
import { figureDays } from "./report-figures.ts";
import { figuresOf } from "./report-content.ts";

/** A part of a report that somebody may see; for the guard, also one that cannot be written any more. */
export async function findReportPart(db: Executor, actor: Actor, at: { reportId: string; partId: string }) {
  const report = await findCspReport(db, actor, at.reportId);
  const parts = report ? await unsafeListReportParts(db, report.id) : [];
  const part = parts.find(({ id }) => id === at.partId);
  return report && part && { report, part, parts };
}

/** One part with what stands beside it while it is written: its figures, and what the report before said and planned. */
export async function partToWrite({ db, actor, now }: ReportContext, at: { reportId: string; partId: string }) {
  const found = await findReportPart(db, actor, at);
  if (!found) return null;
  const { report, part, parts } = found;
  const template = templatePart(report.kind, part.part);
  const of = figuresOf(actor.partnershipId, report);
  const days = await figureDays(db, of, londonDay(now));
  const { tables } = await reportCounted(db, { of, days, parts: [part.part], withRows: false });
  const before = await findReportBefore(db, actor, report, report.toDay);
  const earlier = before ? await unsafeListReportParts(db, before.id) : [];
  const same =
    earlier.find((one) => one.part === part.part && one.heading === part.heading) ??
    earlier.find((one) => one.part === part.part && one.themeId !== null && one.themeId === part.themeId);
  return {
    ...{
      report,
      part,
      parts,
      template,
      tables: tables[part.part] ?? [],
      refusal: refuseWriting(report)?.message ?? null,
    },
    before: before
      ? {
          ...{ id: before.id, title: before.title, words: same?.words ?? "" },
          planned: part.part === "planned" ? "" : (earlier.find((one) => one.part === "planned")?.words ?? ""),
        }
      : null,
  };
}

/** `byItself`: as somebody types, every few seconds; the log then keeps a text only where words of it are lost. */
export function writePart(
  { db, actor, now }: ReportContext,
  at: { reportId: string; partId: string },
  written: WrittenPart & { byItself: boolean },
) {
  const { partnershipId } = actor;
  return inTransaction(db, async (trx) => {
    const found = await findReportPart(trx, actor, at);
    if (!found) return { kind: "not-found" as const };
    const { report, part } = found;
    const refusal = refuseWriting(report);
    if (refusal) return { kind: "refused" as const, refusal };
    const fields = templatePart(report.kind, part.part)?.fields ?? [];
    if ("fields" in written) {
      const [first, ...more] = Object.entries(refuseFields(fields, written.fields)).map(([field, message]) => ({ field, message })); // prettier-ignore
      if (first) return { kind: "refused" as const, refusal: first, more };
    }
    const words = "fields" in written ? fieldsAsWords(fields, written.fields) : written.words;
    const { version } = written;
    const changed = { kind: "changed" as const, current: part };
    if (part.version !== version) return changed;
    if (part.words === words) return { kind: "done" as const, version };
    if (!(await markReportWritten(trx, partnershipId, report.id))) return changed;
    if (!(await updateReportPart(trx, { partnershipId, id: part.id, version }, words))) return changed;
    const isLogged = !written.byItself || losesWords(part.words, words);
    await insertAuditEvent(trx, actor, now, {
      ...{ category: "alteration", event: "csp-report.part-written", objectKind: "csp-report", objectId: report.id },
      fields: ["words"],
      detail: { part: part.part, ...(isLogged ? { before: { words: part.words }, after: { words } } : {}) },
    });
    return { kind: "done" as const, version: version + 1 };
  });
}
