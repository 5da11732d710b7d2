import type { Executor } from "../transaction.ts";
import { unsafeListSightOfCases } from "./case-sight.ts";

/**
 * Who supervises a case that the caller has found visible: whoever is named, and the contact of its lead agency, if they can
 * open the case today. One who cannot would leave a High that nobody signs off.
 */
export async function unsafeFindSupervision(db: Executor, caseId: string, today: string) {
  const row = await db
    .selectFrom("case_record")
    .leftJoin("partnership_agency", (join) =>
      join
        .onRef("partnership_agency.partnership_id", "=", "case_record.partnership_id")
        .onRef("partnership_agency.agency_id", "=", "case_record.lead_agency_id")
        .on("partnership_agency.left_on", "is", null),
    )
    .select([
      "case_record.group_id as groupId",
      "case_record.supervisor_user_id as supervisorUserId",
      "partnership_agency.contact_user_id as leadContactUserId",
    ])
    .where("case_record.id", "=", caseId)
    .executeTakeFirst();
  const contact = row?.leadContactUserId ?? null;
  const userIds = contact === null || row?.supervisorUserId ? [] : [contact];
  const sees = (await unsafeListSightOfCases(db, { caseIds: [caseId], userIds }, today)).length > 0;
  return {
    groupId: row?.groupId ?? "",
    supervisorUserId: row?.supervisorUserId ?? null,
    leadContactUserId: sees ? contact : null,
  };
}
