import { z } from "zod/mini";
import { versionField } from "../access/form-fields.ts";

/** Who a person is whom a referrer has typed: somebody of those shown, or nobody who is recorded. */
export const matchPersonForm = z.object({
  version: versionField,
  searchId: z.uuidv4("Reload the page"),
  personId: z
    .string("Select who this is, or that it is a new person")
    .check(
      z.refine(
        (id) => id === "new" || z.uuidv7().safeParse(id).success,
        "Select who this is, or that it is a new person",
      ),
    ),
});
export type MatchedPerson = z.output<typeof matchPersonForm>;
