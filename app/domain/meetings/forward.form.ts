import { z } from "zod/mini";
import { optionalIdField, optionalWordsField, versionField, wordsField } from "../access/form-fields.ts";
import { optionalDayField } from "../dates/day-field.ts";
import { AGENDA_PARTS } from "./agenda-parts.ts";
import { FORWARD_STATE_NAMES, type ForwardState } from "./forward-programme.ts";

const STATES = Object.keys(FORWARD_STATE_NAMES) as [ForwardState, ...ForwardState[]];

const details = {
  title: wordsField("Enter what it is about", "What it is about", 200),
  detail: optionalWordsField("Detail", 2000),
  when: z.enum(["day", "every"], "Select when it is heard"),
  dueOn: optionalDayField("Day"),
  actionByAgencyId: optionalIdField("Select an agency"),
  actionBy: optionalWordsField("Action by", 200),
  part: z.enum(AGENDA_PARTS, "Select where it stands"),
};

export const newForwardForm = z.object(details);
export type NewForward = z.output<typeof newForwardForm>;

export const changeForwardForm = z.object({
  ...details,
  version: versionField,
  state: z.enum(STATES, "Select how it stands"),
  reason: optionalWordsField("Why", 500),
});
export type ForwardChange = z.output<typeof changeForwardForm>;
