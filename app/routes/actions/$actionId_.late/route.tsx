import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ChangePage } from "#app/components/actions/change-page.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { mayGiveLateReason, refuseLateReason } from "#app/domain/actions/change-action.ts";
import { lateReasonForm } from "#app/domain/actions/change-action.form.ts";
import { LATE_REASON_NAMES, LATE_REASONS } from "#app/domain/actions/lateness.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { badFormReply, changeReply } from "#app/http/change-reply.server.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { actionToChange } from "#app/services/actions/action-to-change.ts";
import { giveLateReason } from "#app/services/actions/give-late-reason.ts";
import { db } from "#db/open.ts";

const params = z.object({ actionId: z.uuidv7() });

export const loader = guardedLoader("actions:complete", params, async ({ params: { actionId }, actor, now }) => {
  const found = await actionToChange({ db, actor, now }, actionId, mayGiveLateReason);
  if (found.kind === "refused") throw new Response(null, { status: found.status });
  const { id, reference, words, dueOn, version, lateReason } = found.action;
  return {
    action: { id, reference, words, dueOn, version },
    lateReason: lateReason ?? "",
    refusal: refuseLateReason(found.action, "", londonDay(now))?.message ?? null,
  };
});

export const action = guardedAction(
  "actions:complete",
  params,
  async ({ params: { actionId }, form: body, actor, now }) => {
    const form = parseForm(body, lateReasonForm);
    if (!form.ok) return badFormReply(form);
    const result = await giveLateReason({ db, actor, now }, actionId, form.data);
    return changeReply(result, form.values, `/actions/${actionId}?saved=late`);
  },
);

export const meta: MetaFunction = () => [{ title: "Why is this action late? – Joint Action" }];

export default function LateReasonPage() {
  const { action: shown, lateReason, refusal } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <ChangePage
      action={shown}
      heading="Why is this action late?"
      button="Save"
      schema={lateReasonForm}
      initial={{ lateReason }}
      reply={reply}
      refusal={refusal}
      reason={null}
    >
      {({ field, errorOf }) => (
        <Radios
          field={field("lateReason")}
          legend="Reason"
          legendSize="s"
          items={LATE_REASONS.map((value) => ({ value, text: LATE_REASON_NAMES[value] }))}
          error={errorOf("lateReason")}
        />
      )}
    </ChangePage>
  );
}
