import { z } from "zod/mini";
import { optionalWords, orNothingId } from "./assess-risk.form.ts";

/** Of a lower level that somebody has proposed. */
export const decideProposalForm = z
  .object({
    decision: z.enum(["confirmed", "refused"], "Select whether you confirm it"),
    reason: optionalWords("The reason"),
    sittingId: orNothingId("Select a meeting of the group that has taken place"),
  })
  .check(
    z.refine(({ decision, reason }) => decision !== "refused" || reason !== null, {
      path: ["reason"],
      message: "Enter why it is refused",
    }),
  );
export type ProposalAnswer = z.output<typeof decideProposalForm>;

export const signOffForm = z
  .object({
    decision: z.enum(["signed-off", "sent-back"], "Select whether you sign it off"),
    reason: optionalWords("The reason"),
  })
  .check(
    z.refine(({ decision, reason }) => decision !== "sent-back" || reason !== null, {
      path: ["reason"],
      message: "Enter what is missing",
    }),
  );
export type SignOff = z.output<typeof signOffForm>;
