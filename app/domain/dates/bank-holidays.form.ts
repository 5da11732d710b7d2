import { z } from "zod/mini";

const LONGEST_FILE = 400_000;

export const loadBankHolidaysForm = z.object({
  file: z.string("Paste what is in the file").check(
    z.refine((text) => text.trim() !== "", "Paste what is in the file"),
    z.maxLength(LONGEST_FILE, "This is too long for GOV.UK’s bank-holidays.json"),
  ),
});
