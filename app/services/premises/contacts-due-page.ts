import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { ContactDueKey, ContactsDueAsked } from "#app/domain/premises/contacts-due-list.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { countContactsDue, listContactsDue } from "#db/queries/contacts-due.ts";
import { settingsOn } from "#db/queries/settings.ts";
import type { PremisesContext } from "./change-of-premises.ts";

/** One page of when contact is due, and how many are overdue, due soon and due later. */
export async function contactsDuePage(
  { db, actor, now }: PremisesContext,
  asked: ContactsDueAsked,
  after: ContactDueKey | undefined,
  limit: number,
) {
  const today = londonDay(now);
  const at = { settings: await settingsOn(db, actor.partnershipId, today), today };
  const rows = await listContactsDue(db, actor, { ...at, asked, after, limit: limit + 1 });
  const premises = rows.slice(0, limit);
  const counts = await countContactsDue(db, actor, { ...at, asked });
  const ids = premises.map(({ id }) => id);
  await recordList({ db, actor, now }, "premises.contacts-due-listed", "premises", ids, { ...asked });
  return { premises, counts, today, last: rows.length > limit ? premises.at(-1) : undefined };
}
