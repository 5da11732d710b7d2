import { z } from "zod/mini";

/** Which words were read: the statement may be worded anew while somebody reads it. */
export const statementForm = z.object({
  read: z.string("Reload the page").check(z.regex(/^[0-9a-f]{64}$/, "Reload the page")),
});
