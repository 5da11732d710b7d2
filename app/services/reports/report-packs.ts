import { v7 as uuid } from "uuid";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { quarterPeriod } from "#app/domain/performance/quarter.ts";
import type { NewPack } from "#app/domain/reports/report.form.ts";
import { refuseQuarter } from "#app/domain/reports/report-rules.ts";
import { sentContentIn } from "#app/domain/reports/sent-content.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import {
  findReportPack,
  gatherIntoPack,
  insertReportPack,
  listAgenciesNotSent,
  listSentOfPack,
} from "#db/queries/csp-report-packs.ts";
import { findGroup } from "#db/queries/groups.ts";
import { inTransaction } from "#db/transaction.ts";
import { recordView } from "../audit/record-access.ts";
import { madeOnce } from "../session/made-once.ts";
import type { ReportContext } from "./begin-report.ts";

/** The reports of a quarter that have been sent, gathered for the board. */
export async function makePack(context: ReportContext & { once?: string | null }, form: NewPack) {
  const { db, actor, now } = context;
  const { partnershipId } = actor;
  const refusal = refuseQuarter(form.quarter, londonDay(now));
  if (refusal) return { kind: "refused" as const, refusal };
  if (!(await findGroup(db, partnershipId, form.groupId)))
    return { kind: "refused" as const, refusal: { field: "groupId", message: "Select the board that it is for" } };
  const { from, to } = quarterPeriod(form.quarter);
  return madeOnce(context, "csp-report-pack", async (trx) => {
    const id = uuid();
    await insertReportPack(trx, {
      ...{ id, partnership_id: partnershipId, title: form.title, group_id: form.groupId, from_day: from, to_day: to },
      ...{ created_at: now.toISOString(), created_by: actor.id, version: 1 },
    });
    const reports = await gatherIntoPack(trx, { partnershipId, packId: id, toDay: to });
    await insertAuditEvent(trx, actor, now, {
      ...{ category: "collection", event: "csp-report.pack-made", objectKind: "csp-report-pack", objectId: id },
      resultCount: reports,
      detail: { after: { title: form.title, group: form.groupId, from, to } },
    });
    return { kind: "done" as const, id };
  });
}

export function gatherMore({ db, actor, now }: ReportContext, packId: string) {
  const { partnershipId } = actor;
  return inTransaction(db, async (trx) => {
    const pack = await findReportPack(trx, partnershipId, packId);
    if (!pack) return { kind: "not-found" as const };
    const reports = await gatherIntoPack(trx, { partnershipId, packId, toDay: pack.toDay });
    await insertAuditEvent(trx, actor, now, {
      ...{ category: "alteration", event: "csp-report.pack-changed", objectKind: "csp-report-pack", objectId: packId },
      resultCount: reports,
    });
    return { kind: "done" as const };
  });
}

/** A pack with its reports as they were sent, and the organisations that have not sent theirs. */
export async function packPage({ db, actor }: ReportContext, packId: string) {
  const pack = await findReportPack(db, actor.partnershipId, packId);
  if (!pack) return null;
  const sent = await listSentOfPack(db, actor, packId);
  const missing = await listAgenciesNotSent(db, actor.partnershipId, pack.toDay);
  return {
    pack,
    reports: sent.map(({ id, content }) => ({
      id,
      content: { ...sentContentIn(content), behind: { records: {}, numbers: {} }, settings: {}, definitions: [] },
    })),
    missing: missing.map(({ name }) => name),
  };
}

export function recordPackOpened(context: ReportContext, packId: string, reportIds: readonly string[]) {
  return recordView(context, "csp-report.pack-viewed", "csp-report-pack", packId, {
    objects: reportIds.map((id) => ({ kind: "csp-report", id })),
  });
}

/** A file leaves: it stands in the register of disclosures. */
export function recordPackTaken({ db, actor, now }: ReportContext, pack: { id: string; title: string }) {
  return inTransaction(db, (trx) =>
    insertAuditEvent(trx, actor, now, {
      ...{ category: "disclosure", event: "csp-report.pack-downloaded", objectKind: "csp-report-pack" },
      objectId: pack.id,
      disclosure: { way: "paper", destination: "own-use", what: `Pack for the board: ${pack.title}` },
    }),
  );
}
