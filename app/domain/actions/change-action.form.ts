import { z } from "zod/mini";
import { optionalIdField, tickedIdsField, versionField, wordsField } from "../access/form-fields.ts";
import { dayField } from "../dates/day-field.ts";
import { PRIORITIES } from "./action.ts";
import { LATE_REASONS } from "./lateness.ts";

const reason = (missing: string) => wordsField(missing, "Reason", 500);

export const changeDueDayForm = z.object({
  version: versionField,
  dueOn: dayField("New due day"),
  reason: reason("Enter why the due day changes"),
  /** A day far ahead that the person has been asked about. */
  confirmedDay: z.catch(z.string(), ""),
});
export type DueDayChange = z.output<typeof changeDueDayForm>;

export const changeOwnerForm = z.object({
  version: versionField,
  ownerAgencyId: z.uuidv7("Select the agency that owns the action"),
  ownerUserId: optionalIdField("Select the owner"),
  reason: reason("Enter why the owner changes"),
});
export type OwnerChange = z.output<typeof changeOwnerForm>;

export const holdForm = z.object({
  version: versionField,
  holdUntil: dayField("Last day of the hold"),
  reason: reason("Enter why the action is put on hold"),
});
export type Hold = z.output<typeof holdForm>;

export const resumeForm = z.object({
  version: versionField,
  reason: reason("Enter why the action is taken off hold"),
});
export type Resumption = z.output<typeof resumeForm>;

export const endActionForm = z.object({
  version: versionField,
  reason: reason("Enter why nobody is to do it any more"),
});
export type Ending = z.output<typeof endActionForm>;

export const reopenActionForm = z.object({
  version: versionField,
  dueOn: dayField("Due day"),
  reason: reason("Enter why the action is opened again"),
  /** A day far ahead that the person has been asked about. */
  confirmedDay: z.catch(z.string(), ""),
});
export type Reopening = z.output<typeof reopenActionForm>;

export const priorityForm = z.object({
  version: versionField,
  priority: z.enum(PRIORITIES, "Select the priority"),
});
export type PriorityChange = z.output<typeof priorityForm>;

export const lateReasonForm = z.object({
  version: versionField,
  lateReason: z.enum(LATE_REASONS, "Select why it is late"),
});
export type LateReasonGiven = z.output<typeof lateReasonForm>;

/** Those that are ticked, or all that the list shows on whatever page. */
export const chaseForm = z
  .object({
    actionId: tickedIdsField("Select actions from the list"),
    all: z.catch(z.optional(z.literal("yes")), undefined),
  })
  .check(
    z.refine(({ actionId, all }) => all === "yes" || actionId.length > 0, {
      path: ["actionId"],
      error: "Select the actions to ask about",
    }),
  );
