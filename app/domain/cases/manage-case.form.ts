import { z } from "zod/mini";
import {
  optionalIdField,
  optionalWordsField,
  tickedIdsField,
  ticksField,
  versionField,
  wordsField,
} from "../access/form-fields.ts";
import { dayField, optionalDayField } from "../dates/day-field.ts";
import { LAWFUL_BASES } from "./lawful-basis.ts";

const reason = (missing: string) => wordsField(missing, "Reason", 2000);

/** What is chosen for each open action stands in a field of its own, `action-<id>`. */
export const changeLeadForm = z.looseObject({
  version: versionField,
  leadAgencyId: z.uuidv7("Select the agency that leads the case"),
  leadUserId: optionalIdField("Select the officer who leads, or leave it to the agency"),
  reason: reason("Enter why the lead changes"),
  lawfulBasis: z.catch(z.nullable(z.enum(LAWFUL_BASES)), null),
  gateway: optionalWordsField("Gateway", 500),
});
export type LeadChange = z.output<typeof changeLeadForm>;

export const changeSupervisorForm = z.object({
  version: versionField,
  supervisorUserId: optionalIdField("Select the supervisor"),
  reason: reason("Enter why the supervisor changes"),
});
export type SupervisorChange = z.output<typeof changeSupervisorForm>;

export const holdCaseForm = z.object({
  version: versionField,
  holdUntil: dayField("Last day of the hold"),
  reason: reason("Enter why the case is put on hold"),
});
export type CaseHold = z.output<typeof holdCaseForm>;

export const resumeCaseForm = z.object({
  version: versionField,
  reason: reason("Enter why work on the case goes on"),
});
export type CaseResumption = z.output<typeof resumeCaseForm>;

export const KNOWN_HOLDS = ["order", "appeal", "litigation", "inquiry"] as const;
export type KnownHold = (typeof KNOWN_HOLDS)[number];
export const KNOWN_HOLD_NAMES: Record<KnownHold, string> = {
  order: "An order is in force",
  appeal: "An appeal is under way",
  litigation: "Litigation is under way or expected",
  inquiry: "A statutory inquiry is under way",
};

export const closeCaseForm = z.looseObject({
  version: versionField,
  outcomeId: z.uuidv7("Select the outcome"),
  reason: reason("Enter the reason for closing"),
  closedOn: dayField("Closing day"),
  notAssessedReason: optionalWordsField("Why the risk was not assessed", 1000),
  holds: ticksField(KNOWN_HOLDS, "Select from the list"),
  orderUntil: optionalDayField("Last day of the order"),
  holdsNote: optionalWordsField("Note", 500),
  endReason: optionalWordsField("Reason", 500),
});
export type Closing = z.output<typeof closeCaseForm>;

export const reopenCaseForm = z.object({
  version: versionField,
  reviewOn: dayField("Day of the next review"),
  reason: reason("Enter why the case is opened again"),
});
export type Reopening = z.output<typeof reopenCaseForm>;

export const startWorkingGroupForm = z
  .object({
    version: versionField,
    objective: wordsField("Enter the objective", "Objective", 500),
    memberId: tickedIdsField("Select members from the list"),
    chairId: z.uuidv7("Select who chairs it"),
  })
  .check(
    z.refine((form) => form.memberId.length > 0, { error: "Select the members", path: ["memberId"] }),
    z.refine((form) => form.memberId.length === 0 || form.memberId.includes(form.chairId), {
      error: "Select a chair who is one of the members",
      path: ["chairId"],
    }),
  );
export type NewWorkingGroup = z.output<typeof startWorkingGroupForm>;

export const endWorkingGroupForm = z.object({
  version: versionField,
  reason: reason("Enter whether the objective was met, or why the group ends"),
});
export type WorkingGroupEnding = z.output<typeof endWorkingGroupForm>;

/** What somebody chose for each of these actions; null where nothing, or nothing that is offered, was chosen. */
export function chosenForActions<C extends string>(
  form: Record<string, unknown>,
  actionIds: readonly string[],
  choices: readonly C[],
) {
  return new Map(
    actionIds.map((id) => {
      const given = form[`action-${id}`];
      return [id, choices.find((choice) => choice === given) ?? null] as const;
    }),
  );
}
