import { v7 as uuid } from "uuid";
import type { Executor } from "#db/transaction.ts";
import type { Database } from "#db/types/database.ts";
import { aUser, insert, type TestPartnership } from "../factories.ts";

type NoteChoice = { caseIds: readonly string[]; isShared?: boolean; writtenBy?: string } & Partial<
  Pick<Database["case_note"], "kind" | "words" | "happened_on" | "agency_id" | "corrects_id" | "written_at">
>;

/** A fact that the police noted on 2 March 2026 in these cases, private unless it is shared. */
export async function aNote(db: Executor, p: TestPartnership, { caseIds, isShared, writtenBy, ...choice }: NoteChoice) {
  const id = uuid();
  const agency_id = choice.agency_id ?? p.policeId;
  const row = { kind: "fact", happened_on: "2026-03-02", agency_id, ...choice } as const;
  const written_by = writtenBy ?? (await aUser(db, agency_id));
  await insert(db, "case_note", {
    id, partnership_id: p.partnershipId, words: "Seen at the bus station", source_grade: null, information_assessment: null,
    handling_code: null, handling_conditions: null, written_by, written_at: "2026-03-02T15:00:00.000Z", ...row,
  }); // prettier-ignore
  for (const case_id of caseIds) {
    await insert(db, "note_case", {
      note_id: id, case_id, partnership_id: p.partnershipId, happened_on: row.happened_on, kind: row.kind, agency_id, written_by,
      is_shared: isShared ? 1 : 0, version: 1,
    }); // prettier-ignore
  }
  return id;
}
