import { z } from "zod/mini";

const NOTHING = "Enter at least two letters or numbers of what you are looking for";

/** The one box that searches everything. */
export const everythingForm = z.object({
  text: z.string(NOTHING).check(
    z.trim(),
    z.refine((text) => text.replaceAll(/[^\p{L}\p{N}]/gu, "").length >= 2, NOTHING),
    z.maxLength(100, "Use 100 characters or less"),
  ),
});
