import { z } from "zod/mini";
import { versionField, wordsField } from "../access/form-fields.ts";

const factorName = wordsField("Enter the factor", "Factor", 100);
const offered = z.enum(["yes", "no"], "Select whether it is offered");

export const addRiskFactorForm = z.object({ name: factorName });
export type NewRiskFactor = z.output<typeof addRiskFactorForm>;

export const changeRiskFactorForm = z.object({ version: versionField, name: factorName, offered });
export type RiskFactorChange = z.output<typeof changeRiskFactorForm>;

const level = {
  name: wordsField("Enter the level", "Level", 60),
  meaning: wordsField("Enter what the level means", "What the level means", 300),
  reviewDays: wholeNumber("Days to the next review", 1, 365),
  place: wholeNumber("Place in the scale", 0, 100),
};

export const addLocationLevelForm = z.object(level);
export type NewLocationLevel = z.output<typeof addLocationLevelForm>;

export const changeLocationLevelForm = z.object({ version: versionField, ...level, offered });
export type LocationLevelChange = z.output<typeof changeLocationLevelForm>;

function wholeNumber(what: string, least: number, most: number) {
  const message = `${what} must be a whole number from ${least} to ${most}`;
  return z.pipe(
    z.string(message).check(
      z.trim(),
      z.refine((text) => /^\d{1,3}$/.test(text) && Number(text) >= least && Number(text) <= most, message),
    ),
    z.transform(Number),
  );
}
