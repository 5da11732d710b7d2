import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ChangePage } from "#app/components/actions/change-page.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { mayRun, refuseResumption } from "#app/domain/actions/change-action.ts";
import { resumeForm } from "#app/domain/actions/change-action.form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { badFormReply, changeReply } from "#app/http/change-reply.server.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { actionToChange } from "#app/services/actions/action-to-change.ts";
import { resumeAction } from "#app/services/actions/resume-action.ts";
import { db } from "#db/open.ts";

const params = z.object({ actionId: z.uuidv7() });

export const loader = guardedLoader("actions:change", params, async ({ params: { actionId }, actor, now }) => {
  const found = await actionToChange({ db, actor, now }, actionId, mayRun);
  if (found.kind === "refused") throw new Response(null, { status: found.status });
  const { id, reference, words, dueOn, version } = found.action;
  return {
    action: { id, reference, words, dueOn, version },
    refusal: refuseResumption(found.action, londonDay(now))?.message ?? null,
  };
});

export const action = guardedAction(
  "actions:change",
  params,
  async ({ params: { actionId }, form: body, actor, now }) => {
    const form = parseForm(body, resumeForm);
    if (!form.ok) return badFormReply(form);
    const result = await resumeAction({ db, actor, now }, actionId, form.data);
    return changeReply(result, form.values, `/actions/${actionId}?saved=resume`);
  },
);

export const meta: MetaFunction = () => [{ title: "Take off hold – Joint Action" }];

export default function ResumePage() {
  const { action: shown, refusal } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <ChangePage
      action={shown}
      heading="Take off hold"
      button="Take off hold"
      schema={resumeForm}
      initial={{}}
      reply={reply}
      refusal={refusal}
      reason={"Why is it taken off hold?"}
    />
  );
}
