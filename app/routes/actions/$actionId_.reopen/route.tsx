import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ChangePage } from "#app/components/actions/change-page.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { ACTION_STATUS_NAMES } from "#app/domain/actions/action.ts";
import { mayRun } from "#app/domain/actions/change-action.ts";
import { reopenActionForm } from "#app/domain/actions/change-action.form.ts";
import { cannotReopen, ownerOfReopened } from "#app/domain/actions/reopening.ts";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badFormReply, changeReply } from "#app/http/change-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { actionToChange } from "#app/services/actions/action-to-change.ts";
import { unsafeContextOf } from "#app/services/actions/context-of-action.ts";
import { reopenAction } from "#app/services/actions/reopen-action.ts";
import { db } from "#db/open.ts";

const params = z.object({ actionId: z.uuidv7() });

export const loader = guardedLoader("actions:change", params, async ({ params: { actionId }, actor, now }) => {
  const found = await actionToChange({ db, actor, now }, actionId, mayRun);
  if (found.kind === "refused") throw new Response(null, { status: found.status });
  const { id, reference, words, dueOn, originalDueOn, version, status, finishedOn, outcome, ownerName } = found.action;
  const today = londonDay(now);
  const context = await unsafeContextOf(db, actor.partnershipId, found.action, today);
  const isOwnerGone = ownerName !== null && ownerOfReopened(found.action, context.users) === null;
  return {
    action: { id, reference, words, dueOn, version },
    refusal: cannotReopen(found.action, context)?.message ?? null,
    ended: finishedOn ? { as: ACTION_STATUS_NAMES[status], on: finishedOn, outcome } : null,
    originalDueOn,
    dueOn: dueOn < today ? null : dueOn,
    ownerWhoIsGone: isOwnerGone ? ownerName : null,
  };
});

export const action = guardedAction(
  "actions:change",
  params,
  async ({ params: { actionId }, form: body, actor, now }) => {
    const form = parseForm(body, reopenActionForm);
    if (!form.ok) return badFormReply(form);
    const result = await reopenAction({ db, actor, now }, actionId, form.data);
    return changeReply(result, form.values, afterSaving(`/actions/${actionId}`, "action-reopened"));
  },
);

export const meta: MetaFunction = () => [{ title: "Open this action again – Joint Action" }];

export default function ReopenActionPage() {
  const { action: shown, refusal, ended, originalDueOn, dueOn, ownerWhoIsGone } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <ChangePage
      action={shown}
      heading="Open this action again"
      button="Open this action again"
      schema={reopenActionForm}
      initial={dayParts("dueOn", dueOn)}
      reply={reply}
      refusal={refusal}
      reason="Why is it opened again?"
    >
      {({ field, errorOf }) => (
        <>
          {ended ? (
            <InsetText>
              {ended.as}, on {longDay(ended.on)}
              {ended.outcome ? (
                <>
                  : <span className="app-typed">{ended.outcome}</span>
                </>
              ) : null}
              . This stays in its history.
            </InsetText>
          ) : null}
          {ownerWhoIsGone ? (
            <p className="govuk-body">
              {ownerWhoIsGone} can no longer open what it belongs to, so the agency is asked to name somebody.
            </p>
          ) : null}
          <DateInput
            name="dueOn"
            field={field}
            legend="Due day"
            legendSize="s"
            hint={`Today or later. It was due on ${longDay(originalDueOn)} at first, and that is kept`}
            error={errorOf("dueOn")}
          />
        </>
      )}
    </ChangePage>
  );
}
