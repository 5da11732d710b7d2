import { z } from "zod/mini";
import { LETTER_KINDS } from "#app/domain/case-reviews/application.ts";
import { askedApplication } from "#app/domain/case-reviews/asked-application.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { wordResponse } from "#app/http/word-response.server.ts";
import { recordLetterMade } from "#app/services/case-reviews/record-letter-made.ts";
import { fieldsOfLetter, recipientInLog, recipientOf } from "#app/services/case-reviews/letters.ts";
import { reviewToWorkOn } from "#app/services/case-reviews/review-to-work-on.ts";
import { runLetter } from "#app/services/case-reviews/run-letter.ts";
import { templateInUse } from "#app/services/case-reviews/templates.ts";
import { db } from "#db/open.ts";

const params = z.object({ reviewId: z.uuidv7(), kind: z.enum(LETTER_KINDS) });

/** The letter as it would be sent today. */
export const loader = guardedLoader(
  "case-reviews:work",
  params,
  async ({ request, params: { reviewId, kind }, actor, now }) => {
    const review = await reviewToWorkOn({ db, actor, now }, reviewId);
    const recipient = await recipientOf(db, review, kind, askedApplication(request));
    if (!recipient?.isNow) throw new Response(null, { status: 404 });
    const { application } = recipient;
    const asked = { kind, sentOn: londonDay(now), further: null };
    const fields = await fieldsOfLetter(db, actor.partnershipId, { review, application }, asked);
    const { partnershipId } = actor;
    const templateId = await templateInUse(db, partnershipId, kind);
    await recordLetterMade({ db, actor, now }, reviewId, kind, recipientInLog(application));
    return wordResponse(await runLetter(db, { partnershipId, templateId, fields }), `${review.reference}-${kind}`);
  },
);
