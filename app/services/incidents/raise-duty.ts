import { v7 as uuid } from "uuid";
import type { LoggedActor } from "#app/domain/access/actor.ts";
import { isPromptedAlready, promptDueOn } from "#app/domain/case-reviews/second-report.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { plusMonths } from "#app/domain/dates/periods.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { unsafeListRecordsOf, unsafeListReportDays } from "#db/queries/counted-reports.ts";
import { settingsOn } from "#db/queries/settings.ts";
import { insertVictimDuty, listVictimDuties } from "#db/queries/victim-duties.ts";
import type { Transaction } from "#db/transaction.ts";

/** After a report of or for somebody: whether they are now to be told of the case review. Due on the day it is logged. */
export async function raiseDuty(
  trx: Transaction,
  { actor, now }: { actor: LoggedActor & { partnershipId: string }; now: Date },
  personId: string,
  reportId: string,
) {
  const today = londonDay(now);
  const settings = await settingsOn(trx, actor.partnershipId, today);
  const rules = {
    atReport: settings["case-reviews.prompt-at-report"],
    windowMonths: settings["case-reviews.prompt-window-months"],
  };
  const ids = await unsafeListRecordsOf(trx, personId);
  // Twice the months: a report written down late may make an older one the second.
  const reports = await unsafeListReportDays(trx, ids, plusMonths(today, -2 * rules.windowMonths));
  const day = promptDueOn([...new Map(reports.map((report) => [report.id, report.day])).values()], rules);
  if (day === null) return;
  const raised = await listVictimDuties(trx, ids, 50);
  if (isPromptedAlready(day, raised.map(({ aroseOn }) => aroseOn), rules)) return; // prettier-ignore
  const id = uuid();
  await insertVictimDuty(trx, {
    id,
    partnership_id: actor.partnershipId,
    person_id: ids[0] ?? personId,
    report_id: reportId,
    arose_on: day,
    due_on: today,
    told_on: null,
    told_how: null,
    told_by: null,
    created_at: now.toISOString(),
    version: 1,
  });
  await insertAuditEvent(trx, actor, now, {
    category: "collection",
    event: "victim-duty.raised",
    objectKind: "victim-duty",
    objectId: id,
    fields: ["aroseOn", "dueOn"],
    detail: { after: { aroseOn: day, dueOn: today } },
    objects: [{ kind: "person", id: personId }],
  });
}
