import { z } from "zod/mini";
import { optionalDayField } from "../dates/day-field.ts";
import { optionalWords, orNothing, orNothingId } from "./assess-risk.form.ts";

const YES_NO_UNKNOWN = ["yes", "no", "unknown"] as const;
const fromList = "Select from the list";
const day = (what: string) => z.prefault(optionalDayField(what), "");

/** What goes with a level, of one person in one case (DOMAIN 2.4, 2.6). Everything may be left for later. */
export const riskQuestionsForm = z
  .object({
    /** The newest answers when the form was shown. */
    seen: orNothingId("Open the form again"),
    mentalHealth: orNothing(YES_NO_UNKNOWN, fromList),
    substanceMisuse: orNothing(YES_NO_UNKNOWN, fromList),
    safeguarding: orNothing(["child-referral", "adult-concern", "not-met"], fromList),
    safeguardingWords: optionalWords("What was done, or why not"),
    jagReferral: orNothing(["referred", "not-referred"], fromList),
    jagWords: optionalWords("The reason"),
    victimFirst: orNothing(["yes", "declined", "no"], fromList),
    victimFirstWords: optionalWords("The reason"),
    /** Its list is the referrals'; the service looks whether it is one of them. */
    sharingBasis: z.pipe(
      z.prefault(z.string().check(z.maxLength(40, fromList)), ""),
      z.transform((basis: string) => basis || null),
    ),
    careNeeds: orNothing(YES_NO_UNKNOWN, fromList),
    careAbuse: orNothing(YES_NO_UNKNOWN, fromList),
    careProtect: orNothing(YES_NO_UNKNOWN, fromList),
    careDecidedBy: optionalWords("Who decided"),
    careConcernOn: day("Day on which the concern was raised"),
    careDecision: orNothing(["awaited", "enquiry", "no-enquiry"], fromList),
    careDecisionOn: day("Day on which the decision was told"),
    varm: orNothing(["yes", "no"], fromList),
    varmWords: optionalWords("The reason"),
  })
  .check(
    z.refine((q) => q.safeguarding !== "not-met" || q.safeguardingWords !== null, {
      path: ["safeguardingWords"],
      message: "Enter why it is not met",
    }),
    z.refine((q) => q.jagReferral !== "not-referred" || q.jagWords !== null, {
      path: ["jagWords"],
      message: "Enter why it is not referred to the JAG",
    }),
    z.refine((q) => q.victimFirst !== "no" || q.victimFirstWords !== null, {
      path: ["victimFirstWords"],
      message: "Enter why Victim First has not been offered",
    }),
    z.refine((q) => (q.careDecision !== "enquiry" && q.careDecision !== "no-enquiry") || q.careDecisionOn !== null, {
      path: ["careDecisionOn"],
      message: "Enter the day on which the decision was told",
    }),
    z.refine((q) => (q.careDecision !== "enquiry" && q.careDecision !== "no-enquiry") || q.careDecidedBy !== null, {
      path: ["careDecidedBy"],
      message: "Enter who at the county council decided",
    }),
  );
export type RiskQuestions = z.output<typeof riskQuestionsForm>;

/** Why the days cannot be so, or null: nothing has been raised or decided tomorrow, nor decided before it was raised. */
export function refuseQuestionDays(
  { careConcernOn, careDecisionOn }: Pick<RiskQuestions, "careConcernOn" | "careDecisionOn">,
  today: string,
): { field: string; message: string } | null {
  if (careConcernOn !== null && careConcernOn > today)
    return { field: "careConcernOn", message: "Day on which the concern was raised must be today or in the past" };
  if (careDecisionOn !== null && careDecisionOn > today)
    return { field: "careDecisionOn", message: "Day on which the decision was told must be today or in the past" };
  if (careConcernOn !== null && careDecisionOn !== null && careDecisionOn < careConcernOn)
    return { field: "careDecisionOn", message: "The decision cannot have been told before the concern was raised" };
  return null;
}
