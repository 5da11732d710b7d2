import Docxtemplater from "docxtemplater";
import PizZip from "pizzip";
import type { LetterFields } from "#app/domain/case-reviews/letter.ts";
import { isLetterPlaceholder, type PlaceholderFault, type TemplateFindings } from "#app/domain/case-reviews/letter-placeholders.ts"; // prettier-ignore
import { findTemplateContent } from "#db/queries/case-review-templates.ts";
import type { Executor } from "#db/transaction.ts";
import { shippedTemplate } from "./shipped-template.ts";

/** Plain data, so that it can be sent to the worker thread. `templateId` null: the template that ships. */
export type LetterTask = { partnershipId: string; templateId: string | null; fields: LetterFields };

/** The letter as a Word document: the partnership's template filled in, or the one that ships. */
export async function makeLetter(db: Executor, { partnershipId, templateId, fields }: LetterTask): Promise<Uint8Array> {
  const own = templateId === null ? undefined : await findTemplateContent(db, partnershipId, templateId);
  if (templateId !== null && !own) throw new Error("The template of a letter is not there");
  return wordLetter(fields, own ?? null);
}

export async function wordLetter(fields: LetterFields, template: Buffer | null): Promise<Buffer> {
  const letter = opened(template ?? (await shippedTemplate()), () => undefined);
  letter.render(fields);
  return letter.toBuffer();
}

type Tag = { value: string; module?: string };

/**
 * Nothing in a template is ever evaluated: a placeholder is one of the names that there are, looked up in the letter's own
 * fields and nowhere else. `onTag` hears of each as it is read.
 */
function opened(template: Uint8Array, onTag: (written: string, name: string | null) => void) {
  return new Docxtemplater(new PizZip(template), {
    paragraphLoop: true,
    linebreaks: true,
    stripInvalidXMLChars: true,
    errorLogging: false,
    syntax: { changeDelimiterPrefix: null },
    nullGetter: () => "",
    parser(tag: string, meta?: { tag?: Tag }) {
      const isKnown = isLetterPlaceholder(tag) && (meta?.tag?.module ?? "loop") === "loop";
      onTag(`{${meta?.tag?.module === "rawxml" ? "@" : ""}${tag}}`, isKnown ? tag : null);
      return { get: (scope: object) => (isKnown && Object.hasOwn(scope, tag) ? scope[tag as keyof object] : "") };
    },
  });
}

const SAMPLE: LetterFields = {
  ...{ partnership: "A", date: "A", reference: "A", recipient: "A", subject: "A", opening: "A", contact: "A" },
  address: [{ line: "A" }],
  paragraphs: [{ text: "A" }],
};

/** Reads a file as a template and fills it with letters of nothing: what it asks for, and what of it cannot be read. */
export function readTemplate(content: Uint8Array): TemplateFindings {
  const unknown = new Set<string>();
  const found = new Set<string>();
  try {
    const letter = opened(content, (written, name) => (name === null ? unknown.add(written) : found.add(name)));
    letter.render(SAMPLE);
    return { unknown: [...unknown], found: [...found], broken: [] };
  } catch (error) {
    return { unknown: [...unknown], found: [...found], broken: faultsOf(error) };
  }
}

const FAULTS: Record<string, PlaceholderFault> = {
  unclosed_tag: "unclosed",
  duplicate_open_tag: "unclosed",
  unopened_tag: "unopened",
  duplicate_close_tag: "unopened",
  unclosed_loop: "unclosed-loop",
  unopened_loop: "unopened-loop",
  closing_tag_does_not_match_opening_tag: "crossed",
};
type Fault = { properties?: { id?: string; xtag?: string; openingtag?: string; errors?: Fault[] } };

function faultsOf(error: unknown) {
  const { properties } = error as Fault;
  const faults = properties?.errors ?? [error as Fault];
  return faults.map(({ properties: of }) => {
    const words = (of?.xtag ?? of?.openingtag ?? "").replaceAll(/[{}]/g, "").trim().slice(0, 60);
    return { placeholder: `{${words}}`, fault: FAULTS[of?.id ?? ""] ?? ("broken" as const) };
  });
}
