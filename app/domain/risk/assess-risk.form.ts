import { z } from "zod/mini";
import { dayField } from "../dates/day-field.ts";
import { RISK_LEVELS } from "./levels.ts";

const level = (domain: string) => z.enum(RISK_LEVELS, `Select the ${domain}`);
const reasons = (domain: string) =>
  z
    .string(`Enter the reasons for the ${domain}`)
    .check(
      z.trim(),
      z.minLength(1, `Enter the reasons for the ${domain}`),
      z.maxLength(2000, "Reasons must be 2,000 characters or less"),
    );

/** DOMAIN 2.1: the three criteria of the partnership. */
export const RISK_DOMAINS = [
  { id: "reoffending", name: "Risk of reoffending", hint: "How likely, not how serious" },
  {
    id: "harmToOthers",
    name: "Risk of harm to others",
    hint: "Serious harm: life-threatening or traumatic, recovery difficult or impossible",
  },
  { id: "harmToSelf", name: "Risk of harm to self", hint: "Self-harm, suicide, neglect, being exploited" },
] as const;

export const assessRiskForm = z.object({
  personId: z.uuidv7("Select the person"),
  assessedOn: dayField("Day of the assessment"),
  reoffending: level("risk of reoffending"),
  reoffendingReasons: reasons("risk of reoffending"),
  harmToOthers: level("risk of harm to others"),
  harmToOthersReasons: reasons("risk of harm to others"),
  harmToSelf: level("risk of harm to self"),
  harmToSelfReasons: reasons("risk of harm to self"),
  nextReviewOn: dayField("Day of the next review"),
});
export type Assessment = z.output<typeof assessRiskForm>;
