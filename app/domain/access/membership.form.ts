import { z } from "zod/mini";
import { dayField, optionalDayField } from "../dates/day-field.ts";
import { versionField } from "./form-fields.ts";
import { DUTIES, GROUP_ROLES } from "./roles.ts";

const days = { fromDay: dayField("First day"), untilDay: optionalDayField("Last day") };
const role = z.enum(GROUP_ROLES, "Select a role");

export const newDutyForm = z.object({ duty: z.enum(DUTIES, "Select a duty"), ...days });
export type NewDuty = z.output<typeof newDutyForm>;

/** From the page of a user. */
export const newMembershipForm = z.object({ groupId: z.uuidv7("Select a group"), role, ...days });
/** From the page of a group. */
export const newMemberForm = z.object({ userId: z.uuidv7("Select a user"), role, ...days });
export type NewMembership = { userId: string } & z.output<typeof newMembershipForm>;

const ends = {
  version: versionField,
  ends: z.enum(["never", "on", "now"], "Select when it ends"),
  untilDay: optionalDayField("Last day"),
};
const withLastDay = z.refine<{ ends: string; untilDay: string | null }>(
  (typed) => typed.ends !== "on" || typed.untilDay !== null,
  {
    path: ["untilDay"],
    error: "Enter the last day",
  },
);

export const changeDutyForm = z.object(ends).check(withLastDay);
export type TermChange = z.output<typeof changeDutyForm>;

export const changeMembershipForm = z.object({ ...ends, role }).check(withLastDay);
export type MembershipChange = z.output<typeof changeMembershipForm>;
