import { HeadingLevel, Paragraph, TextRun } from "docx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import type { PackContent } from "#app/domain/rights/pack-content.ts";
import type { ItemWords } from "#app/domain/rights/pack-item.ts";
import { markedDocument } from "../documents/marked-document.ts";
import { heading, plain } from "../documents/word-blocks.ts";

/** A pack as a Word document: the same words as the page, in the same order. */
export function wordPack(content: PackContent): Promise<Buffer> {
  return markedDocument({
    title: content.title,
    below: `${content.reference}, pack ${content.number}`,
    page: "Page ",
    children: [
      heading(content.title, HeadingLevel.HEADING_1),
      plain(content.subjectName),
      ...content.cover.flatMap(({ heading: title, words }) => [
        heading(title, HeadingLevel.HEADING_2),
        ...words.map(plain),
      ]),
      ...(content.withheld.length === 0
        ? []
        : [
            heading("What is withheld", HeadingLevel.HEADING_2),
            ...content.withheld.map(({ section, exemption, items }) =>
              plain(`${section}: ${items === 1 ? "1 item" : `${items} items`}. ${exemption}`),
            ),
          ]),
      ...content.sections.flatMap(({ name, items }) => [
        heading(name, HeadingLevel.HEADING_2),
        ...items.flatMap(itemParagraphs),
      ]),
    ],
  });
}

function itemParagraphs({ title, day, lines }: ItemWords) {
  return [
    heading(day === null ? title : `${title}, ${longDay(day)}`, HeadingLevel.HEADING_3),
    ...lines.flatMap(({ label, text }) => {
      const [first = "", ...rest] = text.split("\n");
      const start = label === "" ? [] : [new TextRun({ text: `${label}: `, bold: true })];
      return [
        new Paragraph({ spacing: { after: 60 }, children: [...start, new TextRun(first)] }),
        ...rest.filter((line) => line.trim() !== "").map(plain),
      ];
    }),
  ];
}
