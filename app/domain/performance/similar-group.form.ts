import { z } from "zod/mini";
import { versionField, wordsField } from "../access/form-fields.ts";
import { dayField } from "../dates/day-field.ts";
import { maybeDay } from "./figure-source.form.ts";

export const groupVersionForm = z.object({
  fromDay: dayField("First day of this group"),
  publisher: wordsField("Enter who published it", "Publisher", 100),
  members: wordsField("Enter the members, one a line", "Members", 5_000),
  own: wordsField("Enter which of them this partnership is", "This partnership", 200),
});

export type NewGroupVersion = z.output<typeof groupVersionForm>;

export const exclusionForm = z.object({
  member: wordsField("Select the member", "Member", 200),
  fromDay: dayField("First day without usable figures"),
  toDay: maybeDay("Last day without usable figures"),
  reason: wordsField("Enter the reason", "Reason", 500),
});

export type NewExclusion = z.output<typeof exclusionForm>;

export const endExclusionForm = z.object({
  version: versionField,
  toDay: dayField("Last day without usable figures"),
});

export const withdrawGroupForm = z.object({ version: versionField });
