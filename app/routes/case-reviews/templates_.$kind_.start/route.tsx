import { z } from "zod/mini";
import { LETTER_KINDS } from "#app/domain/case-reviews/application.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { wordResponse } from "#app/http/word-response.server.ts";
import { shippedTemplate } from "#app/services/case-reviews/shipped-template.ts";

const params = z.object({ kind: z.enum(LETTER_KINDS) });

/** The template that ships, placeholders and all: it holds nothing of anybody. */
export const loader = guardedLoader("case-reviews:manage", params, async ({ params: { kind } }) =>
  wordResponse(await shippedTemplate(), `template-${kind}`),
);
