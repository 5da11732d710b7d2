import { z } from "zod/mini";
import { optionalWordsField, tickedIdsField, wordsField } from "../access/form-fields.ts";

/** Whether whoever sees the case learns who reported, and if so why they need to. */
const reporter = {
  showsReporter: z.enum(["no", "yes"], "Select whether who reported is shown"),
  reason: optionalWordsField("Reason", 500),
};
type Reporter = { showsReporter: "no" | "yes"; reason: string | null };
const saysWhy = z.refine<Reporter>((form) => form.showsReporter === "no" || form.reason !== null, {
  error: "Enter why they need to know who reported",
  path: ["reason"],
});

/** From an incident: a case that is offered, or another by its reference. */
export const linkCaseForm = z
  .object({
    caseId: z
      .string("Select the case")
      .check(z.refine((id) => id === "other" || z.uuidv7().safeParse(id).success, "Select the case")),
    reference: optionalWordsField("Reference", 40),
    ...reporter,
  })
  .check(
    z.refine((form) => form.caseId !== "other" || form.reference !== null, {
      error: "Enter the reference of the case",
      path: ["reference"],
    }),
    saysWhy,
  );
export type CaseLinked = z.output<typeof linkCaseForm>;

/** From a case: incidents that are offered, or one by its reference. */
export const linkIncidentsForm = z
  .object({
    incidentId: tickedIdsField("Select from the incidents shown"),
    reference: optionalWordsField("Reference", 40),
    ...reporter,
  })
  .check(
    z.refine((form) => form.incidentId.length > 0 || form.reference !== null, {
      error: "Select an incident, or enter its reference",
      path: ["reference"],
    }),
    saysWhy,
  );
export type IncidentsLinked = z.output<typeof linkIncidentsForm>;

const LINK_CHANGES = ["end", "show", "hide"] as const;
/** Ending the link, or changing whether it shows who reported. */
export const changeCaseLinkForm = z.object({
  change: z.enum(LINK_CHANGES, "Select what changes"),
  reason: wordsField("Enter the reason", "Reason", 500),
});
export type CaseLinkChange = z.output<typeof changeCaseLinkForm>;
