import type { Insertable, Updateable } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { ReportKind, ReportStatus } from "#app/domain/reports/report.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { cspReportsVisibleTo } from "../visibility/csp-reports.ts";

export type ReportFilter = {
  kind?: ReportKind | undefined;
  status?: ReportStatus | undefined;
  agencyId?: string | undefined;
  /** The last day of the quarter. */
  toDay?: string | undefined;
};
export type ReportKey = { toDay: string; id: string };

function reports(db: Executor, actor: Actor) {
  return db
    .selectFrom("csp_report")
    .leftJoin("agency as of_agency", "of_agency.id", "csp_report.agency_id")
    .leftJoin("partnership_group as of_group", "of_group.id", "csp_report.group_id")
    .leftJoin("user_account as author", "author.id", "csp_report.author_user_id")
    .leftJoin("user_account as signer", "signer.id", "csp_report.signed_off_by")
    .select(["csp_report.id", "csp_report.reference", "csp_report.kind", "csp_report.title", "csp_report.status"])
    .select(["csp_report.from_day as fromDay", "csp_report.to_day as toDay", "csp_report.sent_at as sentAt"])
    .select(["csp_report.agency_id as agencyId", "csp_report.group_id as groupId", "csp_report.plan_id as planId"])
    .select(["csp_report.pack_id as packId", "csp_report.version", "csp_report.author_user_id as authorId"])
    .select(["of_agency.name as agencyName", "of_agency.kind as agencyKind", "of_group.name as groupName"])
    .select(["author.name as authorName", "signer.name as signedOffByName"])
    .where(cspReportsVisibleTo(actor));
}
export type ReportFound = NonNullable<Awaited<ReturnType<typeof findCspReport>>>;

/** The newest quarter first. */
export function listCspReports(
  db: Executor,
  actor: Actor,
  { kind, status, agencyId, toDay }: ReportFilter,
  { after, limit }: { after: ReportKey | null; limit: number },
) {
  return reports(db, actor)
    .$if(kind !== undefined, (q) => q.where("csp_report.kind", "=", kind ?? "quarterly"))
    .$if(status !== undefined, (q) => q.where("csp_report.status", "=", status ?? "draft"))
    .$if(agencyId !== undefined, (q) => q.where("csp_report.agency_id", "=", agencyId ?? ""))
    .$if(toDay !== undefined, (q) => q.where("csp_report.to_day", "=", toDay ?? ""))
    .$if(after !== null, (q) =>
      q.where((eb) =>
        eb(eb.refTuple("csp_report.to_day", "csp_report.id"), "<", eb.tuple(after?.toDay ?? "", after?.id ?? "")),
      ),
    )
    .orderBy("csp_report.to_day", "desc")
    .orderBy("csp_report.id", "desc")
    .limit(limit)
    .execute();
}

export function findCspReport(db: Executor, actor: Actor, id: string) {
  return reports(db, actor).where("csp_report.id", "=", id).executeTakeFirst();
}

type Whose = { partnershipId: string; kind: ReportKind; agencyId: string | null; groupId: string | null };

/** One an organisation, or a group, for each quarter: whether somebody may see it is not asked. */
export function unsafeFindReportOf(db: Executor, { partnershipId, kind, agencyId, groupId }: Whose, toDay: string) {
  return db
    .selectFrom("csp_report")
    .select(["id", "reference"])
    .where("partnership_id", "=", partnershipId)
    .where("kind", "=", kind)
    .where("to_day", "=", toDay)
    .where((eb) => (agencyId === null ? eb("group_id", "=", groupId ?? "") : eb("agency_id", "=", agencyId)))
    .executeTakeFirst();
}

/** The newest report of the same organisation or group before that day. */
export function findReportBefore(
  db: Executor,
  actor: Actor,
  { kind, agencyId, groupId }: Omit<Whose, "partnershipId">,
  beforeDay: string,
) {
  return reports(db, actor)
    .where("csp_report.kind", "=", kind)
    .where("csp_report.to_day", "<", beforeDay)
    .where((eb) =>
      agencyId === null ? eb("csp_report.group_id", "=", groupId ?? "") : eb("csp_report.agency_id", "=", agencyId),
    )
    .orderBy("csp_report.to_day", "desc")
    .limit(1)
    .executeTakeFirst();
}

export async function insertCspReport(trx: Transaction, row: Insertable<Database["csp_report"]>) {
  await trx.insertInto("csp_report").values(row).execute();
}

export async function insertReportParts(trx: Transaction, rows: Insertable<Database["csp_report_part"]>[]) {
  await trx.insertInto("csp_report_part").values(rows).execute();
}

export async function insertReportStep(trx: Transaction, row: Insertable<Database["csp_report_step"]>) {
  await trx.insertInto("csp_report_step").values(row).execute();
}

type Versioned = { partnershipId: string; id: string; version: number };

/** A report that was sent is never changed. */
export async function updateCspReport(
  trx: Transaction,
  { partnershipId, id, version }: Versioned,
  change: Updateable<Database["csp_report"]>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("csp_report")
    .set({ ...change, version: version + 1 })
    .where("partnership_id", "=", partnershipId)
    .where("id", "=", id)
    .where("version", "=", version)
    .where("status", "<>", "sent")
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/**
 * Something in a draft has been written: who signs it off is told that it is not what they read. False when it is a draft
 * no more.
 */
export async function markReportWritten(trx: Transaction, partnershipId: string, id: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("csp_report")
    .set((eb) => ({ version: eb("version", "+", 1) }))
    .where("partnership_id", "=", partnershipId)
    .where("id", "=", id)
    .where("status", "=", "draft")
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** The parts of a report, in their order. The caller has found the report visible. */
export function unsafeListReportParts(db: Executor, reportId: string) {
  return db
    .selectFrom("csp_report_part")
    .select(["id", "ordinal", "part", "theme_id as themeId", "heading", "words", "version"])
    .where("report_id", "=", reportId)
    .orderBy("ordinal")
    .limit(200)
    .execute();
}
export type ReportPartRow = Awaited<ReturnType<typeof unsafeListReportParts>>[number];

export async function updateReportPart(
  trx: Transaction,
  { partnershipId, id, version }: Versioned,
  words: string,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("csp_report_part")
    .set({ words, version: version + 1 })
    .where("partnership_id", "=", partnershipId)
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** What became of a report, oldest first. The caller has found it visible. */
export function unsafeListReportSteps(db: Executor, reportId: string) {
  return db
    .selectFrom("csp_report_step")
    .leftJoin("user_account", "user_account.id", "csp_report_step.recorded_by")
    .select(["csp_report_step.id", "csp_report_step.kind", "csp_report_step.words"])
    .select(["csp_report_step.recorded_at as recordedAt", "user_account.name as recordedByName"])
    .where("csp_report_step.report_id", "=", reportId)
    .orderBy("csp_report_step.id")
    .limit(200)
    .execute();
}

export async function insertSentReport(trx: Transaction, row: Insertable<Database["csp_report_sent"]>) {
  await trx.insertInto("csp_report_sent").values(row).execute();
}

/** As it was sent. The caller has found the report visible. */
export function unsafeFindSentReport(db: Executor, reportId: string) {
  return db
    .selectFrom("csp_report_sent")
    .select(["content", "content_hash as hash", "sent_at as sentAt"])
    .where("report_id", "=", reportId)
    .executeTakeFirst();
}
