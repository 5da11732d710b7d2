import { z } from "zod/mini";
import { tickedIdsField, versionField, wordsField } from "../access/form-fields.ts";

const reason = (missing: string) => wordsField(missing, "Reason", 500);

export const visibilityForm = z.object({
  version: versionField,
  to: z.enum(["standard", "restricted"], "Select whether the case is restricted"),
  namedUserId: tickedIdsField("Select people from the list"),
  reason: reason("Enter why"),
});
export type VisibilityChange = z.output<typeof visibilityForm>;

export const giveAccessForm = z.object({
  access: z.enum(["named", "conflict"], "Select whether they need to know or have a conflict of interest"),
  userId: z.uuidv7("Select the person"),
  reason: reason("Enter why"),
});
export type PersonNamed = Omit<z.output<typeof giveAccessForm>, "access">;

export const endAccessForm = z.object({ version: versionField, reason: reason("Enter why it ends") });
export type AccessEnded = z.output<typeof endAccessForm>;

export const ownConflictForm = z.object({ reason: reason("Enter what the conflict is") });

const understood = z.literal("yes", "Confirm that you need to open it now");

export const breakGlassForm = z.object({
  reference: wordsField("Enter the reference of the case", "Reference", 40),
  reason: reason("Enter why you need to open it now"),
  understood,
});

/** From a locked pointer: to be let in, or to open it now. */
export const lockedForm = z
  .object({
    caseId: z.catch(z.string(), ""),
    what: z.enum(["ask", "break-glass"], "Select what you need"),
    reason: reason("Enter why you need it"),
    understood: z.catch(z.string(), ""),
  })
  .check(
    z.refine(({ what, understood }) => what !== "break-glass" || understood === "yes", {
      path: ["understood"],
      error: "Confirm that you need to open it now",
    }),
  );

export const answerRequestForm = z.object({
  version: versionField,
  answer: z.enum(["named", "refused"], "Select whether they may open the case"),
  reason: reason("Enter why"),
});
export type RequestAnswer = z.output<typeof answerRequestForm>;

export const workerForm = z.object({
  personId: z.uuidv7("Select the person of this case"),
  userId: z.uuidv7("Select the worker"),
  work: wordsField("Enter what they do", "What they do", 100),
});
export type WorkerRecorded = z.output<typeof workerForm>;

export const flagForm = z.object({
  kindId: z.uuidv7("Select the flag"),
  reason: reason("Enter why"),
});
export type FlagGiven = z.output<typeof flagForm>;
