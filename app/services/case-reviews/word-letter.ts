import { AlignmentType, Document, Packer, Paragraph, TextRun } from "docx";
import Docxtemplater from "docxtemplater";
import PizZip from "pizzip";
import type { LetterFields } from "#app/domain/case-reviews/letter.ts";

/** The letter as a Word document: the partnership's template filled in, or the one that ships. */
export async function wordLetter(fields: LetterFields, template: Buffer | null): Promise<Buffer> {
  return filled(template ?? (await shippedTemplate()), fields);
}

function filled(template: Buffer, fields: object): Buffer {
  const letter = new Docxtemplater(new PizZip(template), {
    paragraphLoop: true,
    linebreaks: true,
    stripInvalidXMLChars: true,
    nullGetter: () => "",
  });
  letter.render(fields);
  return letter.toBuffer();
}

/** To begin with: a partnership takes it, changes it in Word and hands it back. */
async function shippedTemplate(): Promise<Buffer> {
  const line = (text: string, more: { bold?: boolean; right?: boolean; after?: number } = {}) =>
    new Paragraph({
      alignment: more.right ? AlignmentType.RIGHT : AlignmentType.LEFT,
      spacing: { after: more.after ?? 120 },
      children: [new TextRun({ text, bold: more.bold })],
    });
  const document = new Document({
    creator: "Joint Action",
    title: "Letter",
    styles: { default: { document: { run: { font: "Arial", size: 24, language: { value: "en-GB" } } } } },
    sections: [
      {
        children: [
          line("{partnership}", { bold: true, right: true }),
          line("{date}", { right: true }),
          line("Our reference: {reference}", { right: true, after: 360 }),
          line("{recipient}", { after: 0 }),
          line("{#address}", { after: 0 }),
          line("{line}", { after: 0 }),
          line("{/address}", { after: 240 }),
          line("{subject}", { bold: true, after: 240 }),
          line("{opening}"),
          line("{#paragraphs}"),
          line("{text}"),
          line("{/paragraphs}"),
          line("Your contact officer: {contact}", { after: 360 }),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}
