import { AlignmentType, Document, Packer, Paragraph, TextRun } from "docx";

/** To begin with: a partnership takes it, changes it in Word and hands it back. */
export async function shippedTemplate(): Promise<Buffer> {
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
