import { z } from "zod/mini";
import { optionalWordsField, ticksField } from "../access/form-fields.ts";
import { printForm } from "./export.form.ts";
import { CHRONOLOGY_MOST } from "../incidents/chronology.ts";

const chosen = z
  .object({
    entry: z.pipe(
      z.transform((given: unknown): unknown[] =>
        given === undefined || given === "" ? [] : Array.isArray(given) ? (given as unknown[]) : [given],
      ),
      z.array(z.string()).check(
        z.refine((keys) => keys.length > 0, "Select what goes in"),
        z.refine((keys) => keys.length <= CHRONOLOGY_MOST, "Select fewer"),
      ),
    ),
    showsReporters: ticksField(["yes"], "Select whether who reported and who was affected is named"),
    reportersReason: optionalWordsField("Reason", 500),
  })
  .check(
    z.refine((form) => form.showsReporters.length === 0 || form.reportersReason !== null, {
      error: "Enter why whoever reads it needs to know who reported or was affected",
      path: ["reportersReason"],
      when: () => true,
    }),
  );

/** What goes into a chronology, and for whom: paper that leaves is justified as every disclosure (DOMAIN 7.2, 7.4). */
export const chronologyForm = z.intersection(chosen, printForm);
export type ChronologyAsked = z.output<typeof chronologyForm>;
