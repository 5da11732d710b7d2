import { z } from "zod/mini";
import { LARGEST_HOLIDAY_FILE } from "./bank-holiday-file.ts";

export const loadBankHolidaysForm = z.object({
  file: z.string("Paste what is in the file").check(
    z.refine((text) => text.trim() !== "", "Paste what is in the file"),
    z.maxLength(LARGEST_HOLIDAY_FILE, "This is too long for GOV.UK’s bank-holidays.json"),
  ),
});
