import type { CopyKind } from "../meetings/minutes.ts";
import type { Sheet } from "../meetings/minutes-sheet.ts";
import { markName, markWords } from "./mark-words.ts";
import type { RightsMark } from "./mark.ts";

type Marks = Readonly<Record<string, readonly { mark: RightsMark; words: string; fromDay: string }[]>>;

/** What stands on an item by somebody's right, with the item in every copy; of one for the file not in anybody's words. */
export function withRightsMarks(sheet: Sheet, marks: Marks, copy: CopyKind): Sheet {
  const wordsOf = (mark: Parameters<typeof markWords>[0]) => (copy === "redacted" ? markName(mark) : markWords(mark));
  const items = sheet.items.map((item) => {
    const own = [...new Set((marks[item.id] ?? []).map(wordsOf))];
    return own.length === 0 ? item : { ...item, blocks: [...item.blocks, { label: "Marked", words: own.join("\n") }] };
  });
  return { ...sheet, items };
}
