import { z } from "zod/mini";

const ENTER = "Enter why you need to see this content";

/** DPA 2018 s62(4): the log is used only to verify lawfulness, to monitor ourselves, for integrity, or for criminal proceedings. */
export const openDetailForm = z.object({
  reason: z
    .string(ENTER)
    .check(z.trim(), z.minLength(1, ENTER), z.maxLength(500, "Reason must be 500 characters or less")),
});
