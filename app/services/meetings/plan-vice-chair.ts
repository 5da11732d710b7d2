import { v7 as uuid } from "uuid";
import { choosesViceChair, councilYearOf } from "#app/domain/meetings/council-year.ts";
import { unsafeFindMeetingBefore } from "#db/queries/agenda-candidates.ts";
import { insertForwardItem, unsafeIsPlannedByItself } from "#db/queries/forward-items.ts";
import { settingsOn } from "#db/queries/settings.ts";
import type { Transaction } from "#db/transaction.ts";

/**
 * On the agenda of a board's first meeting of the Council year stands the choice of its vice-chair: an item of the forward
 * programme that makes itself, once a year, and that the chair may change or drop like any other.
 */
export async function planViceChair(
  trx: Transaction,
  now: Date,
  group: { id: string; partnershipId: string; kind: string },
  { day }: { day: string },
) {
  if (group.kind !== "board") return;
  const of = { partnershipId: group.partnershipId, groupId: group.id };
  const month = (await settingsOn(trx, group.partnershipId, day))["meetings.council-year-month"];
  if (!choosesViceChair(day, await unsafeFindMeetingBefore(trx, of, day), month)) return;
  const due_on = councilYearOf(day, month);
  if (await unsafeIsPlannedByItself(trx, of, due_on)) return;
  await insertForwardItem(trx, {
    ...{ id: uuid(), partnership_id: group.partnershipId, group_id: group.id, title: "Choose the vice-chair" },
    ...{ detail: "At the first meeting of the Council year", due_on, action_by_agency_id: null, action_by: null },
    ...{
      part: "opening",
      state: "planned",
      state_reason: null,
      created_at: now.toISOString(),
      created_by: null,
      version: 1,
    },
  });
}
