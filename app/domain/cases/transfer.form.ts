import { z } from "zod/mini";
import { optionalIdField, versionField, wordsField } from "../access/form-fields.ts";
import { LAWFUL_BASES } from "./lawful-basis.ts";

export const decideTransferForm = z
  .object({
    version: versionField,
    decision: z.enum(["transfer", "not-needed"], "Select what is to happen"),
    toGroupId: optionalIdField("Select the group"),
    reason: wordsField("Enter what the group may be told, or why no transfer is needed", "Reason", 4000),
    lawfulBasis: z.catch(z.nullable(z.enum(LAWFUL_BASES)), null),
  })
  .check(
    z.refine((form) => form.decision !== "transfer" || form.toGroupId !== null, {
      error: "Select the group to which the case is referred",
      path: ["toGroupId"],
    }),
    z.refine((form) => form.decision !== "transfer" || form.lawfulBasis !== null, {
      error: "Select the lawful basis",
      path: ["lawfulBasis"],
    }),
  );
export type TransferDecision = z.output<typeof decideTransferForm>;
