import { londonDay, shortDay } from "#app/domain/dates/iso-day.ts";
import { listedName } from "#app/domain/people/person.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { findIncidentFile, listVictimsOfFile } from "#db/queries/import-summaries.ts";
import { settingsOn } from "#db/queries/settings.ts";
import type { IncidentContext } from "./change-incident.ts";

const PAGE = 50;

/** One list in place of duties: for whom older reports of a file were made, as many as make it a duty to tell a victim. */
export async function olderReportsPage({ db, actor, now }: IncidentContext, runId: string, after: string | undefined) {
  const today = londonDay(now);
  const file = await findIncidentFile(db, actor, runId);
  if (!file) return null;
  const least = (await settingsOn(db, actor.partnershipId, today))["case-reviews.prompt-at-report"];
  const found = await listVictimsOfFile(db, actor, { file, least, after, limit: PAGE + 1 });
  const rows = found.slice(0, PAGE);
  await recordList({ db, actor, now }, "person.older-reports-listed", "person", rows.map(({ id }) => id), { file: runId }); // prettier-ignore
  return {
    file: { name: file.fileName, before: shortDay(file.recentFrom) },
    least,
    next: found.length > PAGE ? (rows.at(-1)?.id ?? null) : null,
    people: rows.map((row) => ({
      ...{ id: row.id, reference: row.reference, reportId: row.reportId, reports: Number(row.reports) },
      ...{ name: listedName(row, today), firstOn: shortDay(row.firstOn), lastOn: shortDay(row.lastOn) },
    })),
  };
}
