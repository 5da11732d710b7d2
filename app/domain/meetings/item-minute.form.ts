import { z } from "zod/mini";
import { optionalWordsField, versionField, wordsField } from "../access/form-fields.ts";
import { ITEM_STATE_NAMES, type ItemState } from "./agenda-item.ts";

/** What one item holds at the most, in characters: some ten pages. */
const LONGEST_TEXT = 30_000;

/** As it was typed, blanks at the end too: it is saved in mid-sentence. A field that is missing is never taken for a blank one. */
function textField(what: string) {
  return z.pipe(
    z
      .string("Reload the page")
      .check(z.maxLength(LONGEST_TEXT, `${what} must be ${LONGEST_TEXT.toLocaleString("en-GB")} characters or less`)),
    z.transform((text) => text.replaceAll("\r\n", "\n")),
  );
}

export const itemMinuteForm = z.object({
  version: versionField,
  minute: textField("Minute"),
  decision: textField("Decision"),
  sharedSummary: textField("Shared summary"),
  /** After a lost race, by somebody who has seen both: this is to stand, and what it displaces is kept beside it. */
  over: z.catch(z.nullable(z.literal("yes")), null),
});
export type ItemMinuteGiven = z.output<typeof itemMinuteForm>;

export const contributionForm = z.object({
  contribution: wordsField("Enter what you want to add", "What you want to add", 4000),
});

const STATES = Object.keys(ITEM_STATE_NAMES) as [ItemState, ...ItemState[]];

/** Said on the item's screen, which leaves the item where it stands. */
export const itemTakenForm = z.object({
  version: versionField,
  state: z.enum(STATES, "Select what became of it"),
  reason: optionalWordsField("Why", 500),
});

export const confirmRiskForm = z.object({ assessmentId: z.uuidv7("Reload the page") });
