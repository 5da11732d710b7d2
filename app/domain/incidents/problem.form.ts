import { z } from "zod/mini";
import { optionalWordsField, tickedIdsField, versionField, wordsField } from "../access/form-fields.ts";
import { ASB_HEADINGS } from "./asb-headings.ts";

const title = (missing: string) => wordsField(missing, "Name", 120);

export const changeProblemForm = z.object({
  version: versionField,
  title: title("Enter the problem in a few words"),
  heading: z.enum(ASB_HEADINGS, "Select what it is"),
});
export type ProblemChange = z.output<typeof changeProblemForm>;

/** Incidents for a problem: those that are offered, or one by its reference. */
export const addToProblemForm = z
  .object({
    incidentId: tickedIdsField("Select from the incidents shown"),
    reference: optionalWordsField("Reference", 40),
  })
  .check(
    z.refine((form) => form.incidentId.length > 0 || form.reference !== null, {
      error: "Select an incident, or enter its reference",
      path: ["reference"],
    }),
  );
export type AddedToProblem = z.output<typeof addToProblemForm>;

/** Where an incident is to belong: a problem that is offered, another by its reference, a new one, or none. */
export const moveIncidentForm = z
  .object({
    version: versionField,
    to: z
      .string("Select the problem")
      .check(
        z.refine(
          (to) => ["none", "new", "other"].includes(to) || z.uuidv7().safeParse(to).success,
          "Select the problem",
        ),
      ),
    reference: optionalWordsField("Reference", 40),
    title: optionalWordsField("Name", 120),
  })
  .check(
    z.refine((form) => form.to !== "other" || form.reference !== null, {
      error: "Enter the reference of the problem",
      path: ["reference"],
    }),
    z.refine((form) => form.to !== "new" || form.title !== null, {
      error: "Enter the problem in a few words",
      path: ["title"],
    }),
  );
export type IncidentMove = z.output<typeof moveIncidentForm>;
