import { AlignmentType, Document, type FileChild, Footer, Header, Packer, PageNumber, Paragraph, TextRun } from "docx";

type Marked = {
  title: string;
  /** OFFICIAL-SENSITIVE unless told otherwise. */
  marking?: string;
  /** What every page says below the marking. */
  below?: string;
  /** Before the number of each page, like "Page ". */
  page: string;
  children: readonly FileChild[];
};

/** A Word document as what is about people leaves: with its marking on every page, and the pages numbered. */
export function markedDocument({
  title,
  marking = "OFFICIAL-SENSITIVE",
  below,
  page,
  children,
}: Marked): Promise<Buffer> {
  const document = new Document({
    creator: "Joint Action",
    title,
    styles: { default: { document: { run: { font: "Arial", size: 22, language: { value: "en-GB" } } } } },
    sections: [
      {
        headers: {
          default: new Header({
            children: [
              centred(new TextRun({ text: marking, bold: true, size: 18 })),
              ...(below === undefined ? [] : [centred(new TextRun({ text: below, size: 18 }))]),
            ],
          }),
        },
        footers: {
          default: new Footer({
            children: [
              centred(new TextRun({ children: [page, PageNumber.CURRENT, " of ", PageNumber.TOTAL_PAGES], size: 18 })),
            ],
          }),
        },
        children: [...children],
      },
    ],
  });
  return Packer.toBuffer(document);
}

function centred(run: TextRun) {
  return new Paragraph({ alignment: AlignmentType.CENTER, children: [run] });
}
