import { v7 as uuid } from "uuid";
import type { MinutedItem, MinutesContent } from "#app/domain/meetings/minutes-content.ts";
import type { Executor } from "#db/transaction.ts";
import type { Database } from "#db/types/database.ts";
import { insert } from "../factories.ts";

/** A matter that was taken and of which nothing is written, unless told otherwise. */
export function aMinutedItem(changes: Partial<MinutedItem> = {}): MinutedItem {
  return {
    ...{ id: uuid(), number: 1, part: "other", kind: "matter", caseId: null, reference: null, subject: "A matter" },
    ...{ isCarried: false, state: "done", stateReason: null, minute: "", decision: "", sharedSummary: "" },
    ...{ contributions: [], research: [], actions: [], matters: [] },
    ...changes,
  };
}

/** Of the JAG of 9 April 2026, with nobody there. */
export function aMinutesContent(changes: Partial<MinutesContent> = {}): MinutesContent {
  return {
    ...{ groupName: "JAG", groupKind: "jag", day: "2026-04-09", startTime: "13:30", place: null },
    ...{ people: [], brought: [], items: [], ...changes },
  };
}

/** Draft 1 unless told otherwise. */
export async function aMinutesVersion(
  db: Executor,
  { partnershipId }: { partnershipId: string },
  {
    content,
    ...changes
  }: Pick<Database["minutes_version"], "sitting_id" | "made_by"> &
    Partial<Omit<Database["minutes_version"], "content">> & { content?: MinutesContent },
): Promise<string> {
  const id = uuid();
  const isCorrection = changes.kind === "correction";
  await insert(db, "minutes_version", {
    ...{ id, partnership_id: partnershipId, number: 1, kind: "draft", made_at: "2026-04-10T09:00:00.000Z" },
    ...{ content: isCorrection ? null : JSON.stringify(content ?? aMinutesContent()), confirmed_at_id: null },
    ...{ item_id: null, corrects: null, correction: null, corrected_on: null, ...changes },
  });
  return id;
}
