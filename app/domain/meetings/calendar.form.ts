import { z } from "zod/mini";

/** Make an address (a new one ends the old), end it, or say how the meetings are called. */
export const calendarForm = z.object({
  intent: z.enum(["make", "titles", "end"], "Reload the page"),
  titles: z.catch(z.enum(["neutral", "named"]), "neutral"),
});
