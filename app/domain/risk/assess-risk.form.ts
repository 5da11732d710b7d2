import { z } from "zod/mini";
import { dayField, optionalDayField } from "../dates/day-field.ts";
import { RISK_LEVELS } from "./levels.ts";
import { OCCASIONS } from "./occasions.ts";
import { SIGN_LISTS, type SignList } from "./signs.ts";

const level = (domain: string) => z.enum(RISK_LEVELS, `Select the ${domain}`);
const reasons = (domain: string) =>
  z
    .string(`Enter the reasons for the ${domain}`)
    .check(
      z.trim(),
      z.minLength(1, `Enter the reasons for the ${domain}`),
      z.maxLength(2000, "Reasons must be 2,000 characters or less"),
    );

/** Words that may be left out: blank is null. */
export const optionalWords = (what: string) =>
  z.pipe(
    z.prefault(z.string().check(z.trim(), z.maxLength(2000, `${what} must be 2,000 characters or less`)), ""),
    z.transform((words: string) => words || null),
  );

/** Boxes of one name: none, one or several. */
export const boxes = () =>
  z.pipe(
    z.prefault(z.union([z.string(), z.array(z.string()), z.boolean()]), ""),
    z.transform((ticked: string | string[] | boolean) =>
      [ticked].flat().filter((v): v is string => typeof v === "string" && v !== ""),
    ),
  );

const signs = (list: SignList) =>
  boxes().check(
    z.refine((ticked) => ticked.every((sign) => Object.hasOwn(SIGN_LISTS[list], sign)), "Select from the list"),
  );

/** Blank is null: "the same as found". */
export const orNothing = <const C extends readonly [string, ...string[]]>(choices: C, message: string) =>
  z.pipe(
    z.prefault(z.union([z.enum(choices), z.literal("")], message), ""),
    z.transform((chosen) => (chosen === "" ? null : chosen)),
  );

export const orNothingId = (message: string) =>
  z.pipe(
    z.prefault(z.union([z.uuidv7(), z.literal("")], message), ""),
    z.transform((id: string) => (id === "" ? null : id)),
  );

export const assessRiskForm = z.object({
  personId: z.uuidv7("Select the person"),
  /** The newest assessment of this person when the form was shown. */
  seen: orNothingId("Open the form again"),
  correctsId: orNothingId("Open the form again"),
  correctionReason: optionalWords("The reason"),
  assessedOn: dayField("Day of the assessment"),
  occasion: z.prefault(z.enum(OCCASIONS, "Select the occasion"), "review"),
  reoffending: level("risk of reoffending"),
  reoffendingReasons: reasons("risk of reoffending"),
  harmToOthers: level("risk of harm to others"),
  harmToOthersReasons: reasons("risk of harm to others"),
  harmToSelf: level("risk of harm to self"),
  harmToSelfReasons: reasons("risk of harm to self"),
  chosen: orNothing(RISK_LEVELS, "Select the overall level"),
  levelReason: optionalWords("The reason"),
  factors: boxes(),
  protectiveFactors: optionalWords("Protective factors"),
  strengths: optionalWords("Strengths"),
  ownView: optionalWords("The child’s own view"),
  exploitation: signs("exploitation"),
  ace: signs("ace"),
  adversity: signs("adversity"),
  "cuckooing-sign": signs("cuckooing-sign"),
  "cuckooing-type": signs("cuckooing-type"),
  "adult-exploitation": signs("adult-exploitation"),
  nextReviewOn: z.prefault(optionalDayField("Day of the next review"), ""),
});
export type Assessment = z.output<typeof assessRiskForm>;
