import { z } from "zod/mini";
import { optionalIdField, versionField, wordsField } from "../access/form-fields.ts";
import { parseQuarter, type Quarter } from "../performance/quarter.ts";
import type { FieldValues } from "./part-fields.ts";
import type { TemplateField } from "./templates.ts";
import { REPORT_KIND_NAMES, type ReportKind } from "./report.ts";

export type WrittenPart = { version: number } & ({ words: string } | { fields: FieldValues });

export const REPORT_KINDS = Object.keys(REPORT_KIND_NAMES) as [ReportKind, ...ReportKind[]];

const quarterField = z.pipe(
  z.string("Select the quarter").check(z.refine((id) => parseQuarter(id) !== null, "Select the quarter")),
  z.transform((id) => parseQuarter(id) as Quarter),
);

export const newReportForm = z.object({
  kind: z.enum(REPORT_KINDS, "Select the kind of report"),
  agencyId: optionalIdField("Select the organisation that reports"),
  groupId: optionalIdField("Select the group that reports"),
  quarter: quarterField,
});
export type NewReport = z.output<typeof newReportForm>;

/** Blank is allowed: the form of the partnership has parts that say nothing. What is missing is never taken for blank. */
const partWordsForm = z.object({
  version: versionField,
  words: z.pipe(
    z
      .string("Reload the page")
      .check(z.trim(), z.maxLength(20_000, "What you write must be 20,000 characters or less")),
    z.transform((words) => words.replaceAll("\r\n", "\n")),
  ),
});

/** Words, or the fields that the part has instead: of these one that nobody has answered is not sent at all. */
export function partForm(fields: readonly TemplateField[]) {
  if (fields.length === 0) return partWordsForm;
  const answers = fields.map(({ name }) => [name, z.catch(z.string(), "")] as const);
  return z.object({ version: versionField, ...Object.fromEntries(answers) });
}

/** What was given in it: the one or the other. */
export function writtenIn(
  fields: readonly TemplateField[],
  { version, ...given }: { version: number } & Record<string, unknown>,
): WrittenPart {
  if (fields.length === 0) return { version, words: String(given.words) };
  return { version, fields: Object.fromEntries(fields.map(({ name }) => [name, String(given[name])])) };
}

/** What is done with a report once it is written, as its addresses say it. */
export const REPORT_STEPS = ["sign-off", "return", "send"] as const;
export type ReportStepTaken = (typeof REPORT_STEPS)[number];
export const reportStepForm = z.object({ version: versionField });
export const returnReportForm = z.object({
  version: versionField,
  reason: wordsField("Enter why it is returned", "Why", 2000),
});

export const newPackForm = z.object({
  title: wordsField("Enter what the pack is called", "Name", 200),
  groupId: z.uuidv7("Select the board that it is for"),
  quarter: quarterField,
});
export type NewPack = z.output<typeof newPackForm>;
