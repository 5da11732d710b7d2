import { z } from "zod/mini";
import { itemMinuteForm } from "#app/domain/meetings/item-minute.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { formTokenOf } from "#app/http/form-token.server.ts";
import { isUnattended, UNATTENDED } from "#app/http/unattended.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { followItem } from "#app/services/meetings/follow-item.ts";
import { saveItemMinute } from "#app/services/meetings/save-item-minute.ts";
import { takePen } from "#app/services/meetings/take-pen.ts";
import { db } from "#db/open.ts";

const params = z.object({ groupId: z.uuidv7(), sittingId: z.uuidv7(), itemId: z.uuidv7() });

/** For the open page alone: what is said of the item by now, and the token of whatever session asks. */
export const loader = guardedLoader("meetings:agenda", params, async ({ params, actor, now }) => {
  const result = await followItem({ db, actor, now }, params);
  if (result.kind === "not-found") throw new Response(null, { status: 404 });
  if (result.kind === "forbidden") throw new Response(null, { status: 403 });
  return Response.json({ ...result.said, formToken: formTokenOf(actor.sessionId) });
});

/** Saves the text as it stands in the page, or begins to write. */
export const action = guardedAction(
  "meetings:agenda",
  params,
  async ({ request, params, form: body, actor, now }) => {
    const context = { db, actor, now };
    if (body.get("intent") === "begin")
      return answer(await takePen(context, params, "begin", isUnattended(request.headers.get(UNATTENDED))));
    const form = parseForm(body, itemMinuteForm);
    if (!form.ok) return Response.json({ errors: form.errors }, { status: 400 });
    return answer(await saveItemMinute(context, params, form.data));
  },
  { keepsUnsent: false },
);

type Result = Awaited<ReturnType<typeof saveItemMinute>> | Awaited<ReturnType<typeof takePen>>;

function answer(result: Result) {
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "forbidden":
      throw new Response(null, { status: 403 });
    case "refused":
      return Response.json({ errors: { form: result.refusal.message } }, { status: 422 });
    case "changed": {
      const { version, minute, decision, sharedSummary, savedAt, savedByName } = result.current;
      const current = { version, texts: { minute, decision, sharedSummary }, savedAt, savedByName };
      return Response.json(current, { status: 409 });
    }
    case "held":
      return Response.json({}, { status: 409 });
    case "done":
      return Response.json("version" in result ? { version: result.version, savedAt: result.savedAt } : {});
  }
}
