import type { Insertable } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { cspReportsVisibleTo } from "../visibility/csp-reports.ts";

function packs(db: Executor, partnershipId: string) {
  return db
    .selectFrom("csp_report_pack")
    .innerJoin("partnership_group as board", "board.id", "csp_report_pack.group_id")
    .select(["csp_report_pack.id", "csp_report_pack.title", "board.name as groupName", "csp_report_pack.version"])
    .select(["csp_report_pack.from_day as fromDay", "csp_report_pack.to_day as toDay"])
    .where("csp_report_pack.partnership_id", "=", partnershipId);
}

/** The newest quarter first; a partnership makes a few a year. */
export function listReportPacks(db: Executor, partnershipId: string) {
  return packs(db, partnershipId)
    .orderBy("csp_report_pack.to_day", "desc")
    .orderBy("csp_report_pack.id", "desc")
    .limit(100)
    .execute();
}

export function findReportPack(db: Executor, partnershipId: string, id: string) {
  return packs(db, partnershipId).where("csp_report_pack.id", "=", id).executeTakeFirst();
}

export async function insertReportPack(trx: Transaction, row: Insertable<Database["csp_report_pack"]>) {
  await trx.insertInto("csp_report_pack").values(row).execute();
}

type Gathered = { partnershipId: string; packId: string; toDay: string };

/** The reports of the quarter that were sent and are in no pack yet; what they say is not touched. */
export async function gatherIntoPack(trx: Transaction, { partnershipId, packId, toDay }: Gathered): Promise<number> {
  const { numUpdatedRows } = await trx
    .updateTable("csp_report")
    .set({ pack_id: packId })
    .where("partnership_id", "=", partnershipId)
    .where("to_day", "=", toDay)
    .where("status", "=", "sent")
    .where("pack_id", "is", null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** What was sent, of the reports in a pack, by their titles. */
export function listSentOfPack(db: Executor, actor: Actor, packId: string) {
  return db
    .selectFrom("csp_report")
    .innerJoin("csp_report_sent", "csp_report_sent.report_id", "csp_report.id")
    .select(["csp_report.id", "csp_report_sent.content"])
    .where(cspReportsVisibleTo(actor))
    .where("csp_report.pack_id", "=", packId)
    .orderBy("csp_report.kind", "desc")
    .orderBy("csp_report.title")
    .orderBy("csp_report.id")
    .limit(100)
    .execute();
}

/** The organisations of the partnership whose quarterly report to that day has not been sent. */
export function listAgenciesNotSent(db: Executor, partnershipId: string, toDay: string) {
  return db
    .selectFrom("partnership_agency as theirs")
    .innerJoin("agency", "agency.id", "theirs.agency_id")
    .select(["agency.id", "agency.name"])
    .where("theirs.partnership_id", "=", partnershipId)
    .where("theirs.left_on", "is", null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("csp_report")
            .select("csp_report.id")
            .whereRef("csp_report.agency_id", "=", "agency.id")
            .where("csp_report.partnership_id", "=", partnershipId)
            .where("csp_report.kind", "=", "quarterly")
            .where("csp_report.to_day", "=", toDay)
            .where("csp_report.status", "=", "sent"),
        ),
      ),
    )
    .orderBy("agency.name_folded")
    .limit(500)
    .execute();
}
