import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ChangePage } from "#app/components/actions/change-page.tsx";
import { PriorityField } from "#app/components/actions/action-fields.tsx";
import { mayRun, refuseEnding } from "#app/domain/actions/change-action.ts";
import { priorityForm } from "#app/domain/actions/change-action.form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { badFormReply, changeReply } from "#app/http/change-reply.server.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { actionToChange } from "#app/services/actions/action-to-change.ts";
import { setPriority } from "#app/services/actions/set-priority.ts";
import { db } from "#db/open.ts";

const params = z.object({ actionId: z.uuidv7() });

export const loader = guardedLoader("actions:change", params, async ({ params: { actionId }, actor, now }) => {
  const found = await actionToChange({ db, actor, now }, actionId, mayRun);
  if (found.kind === "refused") throw new Response(null, { status: found.status });
  const { id, reference, words, dueOn, version, priority } = found.action;
  return {
    action: { id, reference, words, dueOn, version },
    priority,
    refusal: refuseEnding(found.action)?.message ?? null,
  };
});

export const action = guardedAction(
  "actions:change",
  params,
  async ({ params: { actionId }, form: body, actor, now }) => {
    const form = parseForm(body, priorityForm);
    if (!form.ok) return badFormReply(form);
    const result = await setPriority({ db, actor, now }, actionId, form.data);
    return changeReply(result, form.values, `/actions/${actionId}?saved=priority`);
  },
);

export const meta: MetaFunction = () => [{ title: "Change the priority – Joint Action" }];

export default function PriorityPage() {
  const { action: shown, priority, refusal } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <ChangePage
      action={shown}
      heading="Change the priority"
      button="Change the priority"
      schema={priorityForm}
      initial={{ priority }}
      reply={reply}
      refusal={refusal}
      reason={null}
    >
      {(fields) => <PriorityField {...fields} />}
    </ChangePage>
  );
}
