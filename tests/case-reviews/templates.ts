import { Document, Packer, Paragraph } from "docx";
import PizZip from "pizzip";

/** A Word document with these words in it, and further parts by name. */
export async function aTemplate(
  body: string,
  more: Record<string, string> = {},
  compression: "STORE" | "DEFLATE" = "DEFLATE",
): Promise<Buffer> {
  const document = new Document({ sections: [{ children: body.split("\n").map((line) => new Paragraph(line)) }] });
  const zip = new PizZip(await Packer.toBuffer(document));
  for (const [name, content] of Object.entries(more)) zip.file(name, content);
  return zip.generate({ type: "nodebuffer", compression });
}

/** The words of a Word document, as it has them. */
export function wordsOf(content: Uint8Array): string {
  return (
    new PizZip(content)
      .file("word/document.xml")
      ?.asText()
      .replaceAll(/<[^>]+>/g, "") ?? ""
  );
}
