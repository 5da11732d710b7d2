import { z } from "zod/mini";
import { dayField } from "../dates/day-field.ts";
import { RISK_LEVELS } from "./levels.ts";

/** DOMAIN 2.2: one to one with the three domains, recorded as shared and never recomputed. */
export const ASSET_PLUS_NAMES = {
  reoffending: "Likelihood of reoffending",
  seriousHarm: "Risk of serious harm",
  safety: "Safety and wellbeing",
} as const;

export const assetPlusForm = z.object({
  reoffending: z.enum(RISK_LEVELS, "Select the likelihood of reoffending"),
  seriousHarm: z.enum(RISK_LEVELS, "Select the risk of serious harm"),
  safety: z.enum(RISK_LEVELS, "Select the concern about safety and wellbeing"),
  levelOn: dayField("Day of the AssetPlus levels"),
  sharedBy: z
    .string("Enter who shared them")
    .check(
      z.trim(),
      z.minLength(1, "Enter who shared them"),
      z.maxLength(200, "Who shared them must be 200 characters or less"),
    ),
});
export type AssetPlusLevels = z.output<typeof assetPlusForm>;

/** Why the levels cannot be recorded, or null: what Youth Justice shares belongs to work that goes on, and is of a day that has been. */
export function refuseAssetPlus(
  record: { isClosed: boolean },
  { levelOn }: Pick<AssetPlusLevels, "levelOn">,
  today: string,
): { field: "levelOn" | null; message: string } | null {
  if (record.isClosed) return { field: null, message: "AssetPlus levels cannot be recorded in a closed case" };
  if (levelOn > today) return { field: "levelOn", message: "Day of the AssetPlus levels must be today or in the past" };
  return null;
}
