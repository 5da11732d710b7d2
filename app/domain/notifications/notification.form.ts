import { z } from "zod/mini";

/** One is opened by its id; or all are marked as read. */
export const readForm = z.object({ notificationId: z.union([z.uuidv7(), z.literal("all")]) });

/** Kinds that come by e-mail, one box each; a box that is not ticked sends nothing. */
export const choicesForm = z.object({
  byEmail: z.pipe(
    z.optional(z.union([z.string(), z.array(z.string())])),
    z.transform((ticked) => (ticked === undefined ? [] : [ticked].flat())),
  ),
});

/** What an administrator does about e-mail: try the settings, or settle one message. */
export const mailForm = z.discriminatedUnion("what", [
  z.object({ what: z.literal("test") }),
  z.object({ what: z.literal("again"), emailId: z.uuidv7() }),
  z.object({ what: z.literal("leave"), emailId: z.uuidv7() }),
]);

export const runJobForm = z.object({ job: z.string().check(z.maxLength(100)) });
