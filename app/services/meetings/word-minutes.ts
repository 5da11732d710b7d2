import { HeadingLevel, Paragraph, TextRun } from "docx";
import { ACTION_STATUS_NAMES } from "#app/domain/actions/action.ts";
import { shortDay } from "#app/domain/dates/iso-day.ts";
import type { MinutedAction } from "#app/domain/meetings/minutes-content.ts";
import type { Sheet, SheetBlock, SheetItem } from "#app/domain/meetings/minutes-sheet.ts";
import { markedDocument } from "../documents/marked-document.ts";
import { heading, plain, typed, wordTable } from "../documents/word-blocks.ts";

export type Cover = { title: string; when: string; version: string; forWhom: string; hiddenWords: string | null };

const HEADS = ["Reference", "Action", "Owner", "Due", "State"];
const WIDTHS = [1_440, 3_136, 1_900, 1_350, 1_200];

/** A copy of minutes as a Word document: the marking and for whom it is on every page, and the pages numbered. */
export function wordMinutes(cover: Cover, sheet: Sheet): Promise<Buffer> {
  return markedDocument({
    title: cover.title,
    below: `${cover.version}. ${cover.forWhom}`,
    page: "Page ",
    children: [
      heading(cover.title, HeadingLevel.HEADING_1),
      plain(cover.when),
      ...sheet.people.flatMap(({ heading: title, lines }) => [
        heading(title, HeadingLevel.HEADING_3),
        ...lines.map(listed),
      ]),
      ...sheet.notes.flatMap(blockLines),
      ...sheet.items.flatMap(itemLines),
      ...(cover.hiddenWords === null ? [] : [plain(cover.hiddenWords)]),
    ],
  });
}

function itemLines({ number, title, state, blocks, actions }: SheetItem) {
  return [
    heading(`${number}. ${title}`, HeadingLevel.HEADING_2),
    ...(state === "" ? [] : [new Paragraph({ children: [new TextRun({ text: state, italics: true })] })]),
    ...blocks.flatMap(blockLines),
    ...(actions.length === 0 ? [] : [heading("Actions", HeadingLevel.HEADING_3), actionTable(actions)]),
  ];
}

function blockLines({ label, words }: SheetBlock) {
  return [heading(label, HeadingLevel.HEADING_3), ...typed(words)];
}

function actionTable(actions: readonly MinutedAction[]) {
  return wordTable({
    ...{ heads: HEADS, widths: WIDTHS },
    rows: actions.map(({ reference, words, agencyName, ownerName, dueOn, status }) => [
      ...[reference, words, [agencyName, ownerName].filter(Boolean).join(", ")],
      ...[shortDay(dueOn), ACTION_STATUS_NAMES[status]],
    ]),
  });
}

function listed(text: string) {
  return new Paragraph({ spacing: { after: 20 }, children: [new TextRun(text)] });
}
