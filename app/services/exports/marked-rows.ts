import type { ExportListId } from "#app/domain/exports/lists.ts";
import { markWords } from "#app/domain/rights/mark-words.ts";
import type { MarkableKind } from "#app/domain/rights/marked-kinds.ts";
import { marksOn } from "../rights/marks-on.ts";
import type { Batch, From } from "./batches.ts";

/** The lists whose rows are items that can be marked by somebody's right, and which item a row is. */
const MARKED: Partial<Record<ExportListId, MarkableKind>> = {
  ...{ cases: "case", "people-in-role": "case", "risk-reviews": "case", referrals: "referral", incidents: "incident" },
  ...{ interventions: "intervention", breaches: "intervention", documents: "document" },
  ...{ "own-actions": "action", "overdue-actions": "action", "unowned-actions": "action" },
  ...{ "group-actions": "action", "finished-actions": "action" },
};

/** Last in such a list, so that what is disputed or not to be used goes nowhere without saying so. */
export function markedColumn(list: ExportListId) {
  return MARKED[list] === undefined ? [] : [{ heading: "Marked", width: 50 }];
}

/** How many rows of a list are items of which processing is restricted. */
export async function countRestrictedRows(from: From, list: ExportListId, batch: Batch): Promise<number> {
  const kind = MARKED[list];
  if (kind === undefined) return 0;
  const ids = batch.map((row) => idIn(row, kind));
  const marks = await marksOn(from, { [kind]: ids });
  return ids.filter((id) => marks[id]?.some(({ mark }) => mark === "restricted")).length;
}

function idIn({ objects }: Batch[number], kind: MarkableKind) {
  return objects.find((object) => object.kind === kind)?.id ?? "";
}

export async function withMarks(from: From, list: ExportListId, batch: Batch): Promise<Batch> {
  const kind = MARKED[list];
  if (kind === undefined) return batch;
  const idOf = (row: Batch[number]) => idIn(row, kind);
  const marks = await marksOn(from, { [kind]: batch.map(idOf) });
  return batch.map((row) => {
    const words = (marks[idOf(row)] ?? []).map(markWords).join("; ");
    return { ...row, cells: [...row.cells, words === "" ? null : words] };
  });
}
