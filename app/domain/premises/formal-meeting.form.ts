import { z } from "zod/mini";
import { optionalWordsField, tickedIdsField, versionField, wordsField } from "../access/form-fields.ts";
import { dayField, optionalDayField } from "../dates/day-field.ts";
import { timeField } from "../incidents/incident-fields.form.ts";
import { CONTACT_WAYS } from "./contact.ts";
import { INVITED_HOWS } from "./formal-meeting.ts";

const version = versionField;

export const arrangeForm = z.object({
  version,
  day: dayField("Day of the meeting"),
  time: timeField("Time"),
  place: optionalWordsField("Place", 200),
});
export type Arrangement = z.output<typeof arrangeForm>;

export const notifiedForm = z.object({
  version,
  notifiedOn: dayField("Day on which they were told"),
  how: z.enum(CONTACT_WAYS, "Select how they were told"),
  whom: wordsField("Enter who was told", "Who was told", 200),
});
export type Notified = z.output<typeof notifiedForm>;

export const heldForm = z.object({
  version,
  heldOn: dayField("Day on which it was held"),
  attended: tickedIdsField("Select who attended from the list"),
  outcome: wordsField("Enter what came of the meeting", "What came of the meeting", 2000),
});
export type Held = z.output<typeof heldForm>;

export const notHeldForm = z.object({
  version,
  reason: wordsField("Enter why the meeting is not held", "Why the meeting is not held", 1000),
});

const name = wordsField("Enter the name", "Name", 200);
export const newInvitationForm = z.object({ name });

const blank = z.transform((text: unknown) => (text === "" || text === undefined ? null : text));
export const invitationForm = z
  .object({
    version,
    name,
    invitedOn: optionalDayField("Day of the invitation"),
    how: z.pipe(blank, z.nullable(z.enum(INVITED_HOWS, "Select how they were invited"))),
    answer: z.pipe(blank, z.nullable(z.enum(["attends", "does-not-attend"], "Select the answer"))),
  })
  .check(
    z.refine<{ invitedOn: string | null; how: string | null }>(
      ({ invitedOn, how }) => how === null || invitedOn !== null,
      { path: ["invitedOn"], error: "Enter the day of the invitation" },
    ),
    z.refine<{ invitedOn: string | null; how: string | null }>(
      ({ invitedOn, how }) => invitedOn === null || how !== null,
      { path: ["how"], error: "Select how they were invited" },
    ),
  );
export type InvitationGiven = z.output<typeof invitationForm>;
