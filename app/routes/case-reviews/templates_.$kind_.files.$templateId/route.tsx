import { z } from "zod/mini";
import { LETTER_KINDS } from "#app/domain/case-reviews/application.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { wordResponse } from "#app/http/word-response.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { findTemplateContent } from "#db/queries/case-review-templates.ts";
import { db } from "#db/open.ts";

const params = z.object({ kind: z.enum(LETTER_KINDS), templateId: z.uuidv7() });

/** A template as the partnership handed it in. */
export const loader = guardedLoader("case-reviews:manage", params, async ({ params: ids, actor, now }) => {
  const content = await findTemplateContent(db, actor.partnershipId, ids.templateId, ids.kind);
  if (!content) throw new Response(null, { status: 404 });
  await recordView({ db, actor, now }, "case-review.template-made", "case-review-template", ids.templateId);
  return wordResponse(content, `template-${ids.kind}`);
});
