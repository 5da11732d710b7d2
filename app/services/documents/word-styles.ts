import { AlignmentType, type IStylesOptions, LineRuleType } from "docx";

const INK = "0B0C0C";
const LINE = "505A5F";

/** The first line of each level, and of what stands above a table; a heading stays with what it heads. */
export const WORD_STYLES: IStylesOptions = {
  default: {
    document: {
      run: { font: "Arial", size: 22, language: { value: "en-GB" } },
      paragraph: { spacing: { line: 264, lineRule: LineRuleType.AUTO } },
    },
    title: heading({ size: 44, before: 0, after: 240 }),
    heading1: heading({ size: 36, before: 0, after: 200, level: 0 }),
    heading2: heading({ size: 28, before: 360, after: 120, level: 1 }),
    heading3: heading({ size: 24, before: 220, after: 60, level: 2 }),
    heading4: heading({ size: 22, before: 200, after: 60, level: 3 }),
    hyperlink: { run: { color: "1D70B8", underline: {} } },
  },
  paragraphStyles: [
    {
      ...{ id: "Caption", name: "caption", basedOn: "Normal", next: "Normal", quickFormat: true },
      run: { bold: true, size: 20, color: INK },
      paragraph: { keepNext: true, keepLines: true, spacing: { before: 240, after: 80 } },
    },
    {
      ...{ id: "Marking", name: "Marking", basedOn: "Normal", quickFormat: false },
      run: { size: 18 },
      paragraph: { alignment: AlignmentType.CENTER },
    },
    {
      ...{ id: "Note", name: "Note", basedOn: "Normal", next: "Normal", quickFormat: true },
      run: { size: 18, color: LINE },
      paragraph: { spacing: { before: 80, after: 120 } },
    },
  ],
};

type Heading = { size: number; before: number; after: number; level?: number };

function heading({ size, before, after, level }: Heading) {
  return {
    run: { font: "Arial", bold: true, italics: false, size, color: INK },
    paragraph: {
      ...{ keepNext: true, keepLines: true, spacing: { before, after } },
      ...(level === undefined ? {} : { outlineLevel: level }),
    },
  };
}
