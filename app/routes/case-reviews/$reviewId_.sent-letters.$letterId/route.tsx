import { z } from "zod/mini";
import type { LetterFields } from "#app/domain/case-reviews/letter.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { wordResponse } from "#app/http/word-response.server.ts";
import { recordLetterMade } from "#app/services/case-reviews/record-letter-made.ts";
import { recipientInLog } from "#app/services/case-reviews/letters.ts";
import { reviewToWorkOn } from "#app/services/case-reviews/review-to-work-on.ts";
import { runLetter } from "#app/services/case-reviews/run-letter.ts";
import { unsafeListLetters } from "#db/queries/case-review-appeals.ts";
import { db } from "#db/open.ts";

const params = z.object({ reviewId: z.uuidv7(), letterId: z.uuidv7() });

/** A letter as it was sent, by the template of that day. */
export const loader = guardedLoader("case-reviews:work", params, async ({ params: ids, actor, now }) => {
  const review = await reviewToWorkOn({ db, actor, now }, ids.reviewId);
  const letter = (await unsafeListLetters(db, review.id)).find(({ id }) => id === ids.letterId);
  if (!letter) throw new Response(null, { status: 404 });
  await recordLetterMade(
    { db, actor, now },
    review.id,
    letter.kind,
    recipientInLog({ position: letter.applicationPosition }),
  );
  const fields = JSON.parse(letter.fieldsAsJson) as LetterFields;
  return wordResponse(
    await runLetter(db, { partnershipId: actor.partnershipId, templateId: letter.templateId, fields }),
    `${review.reference}-${letter.kind}-${letter.sentOn}`,
  );
});
