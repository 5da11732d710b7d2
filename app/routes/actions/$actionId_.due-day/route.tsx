import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ChangePage } from "#app/components/actions/change-page.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { mayChangeDueDay, refuseEnding } from "#app/domain/actions/change-action.ts";
import { changeDueDayForm } from "#app/domain/actions/change-action.form.ts";
import { dayParts } from "#app/forms/parse-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { badFormReply, changeReply } from "#app/http/change-reply.server.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { actionToChange } from "#app/services/actions/action-to-change.ts";
import { changeDueDay } from "#app/services/actions/change-due-day.ts";
import { db } from "#db/open.ts";

const params = z.object({ actionId: z.uuidv7() });

export const loader = guardedLoader("actions:change", params, async ({ params: { actionId }, actor, now }) => {
  const found = await actionToChange({ db, actor, now }, actionId, mayChangeDueDay);
  if (found.kind === "refused") throw new Response(null, { status: found.status });
  const { id, reference, words, dueOn, version } = found.action;
  return {
    action: { id, reference, words, dueOn, version },
    refusal: refuseEnding(found.action)?.message ?? null,
  };
});

export const action = guardedAction(
  "actions:change",
  params,
  async ({ params: { actionId }, form: body, actor, now }) => {
    const form = parseForm(body, changeDueDayForm);
    if (!form.ok) return badFormReply(form);
    const result = await changeDueDay({ db, actor, now }, actionId, form.data);
    return changeReply(result, form.values, `/actions/${actionId}?saved=due`);
  },
);

export const meta: MetaFunction = () => [{ title: "Change the due day – Joint Action" }];

export default function ChangeDueDayPage() {
  const { action: shown, refusal } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <ChangePage
      action={shown}
      heading="Change the due day"
      button="Change the due day"
      schema={changeDueDayForm}
      initial={dayParts("dueOn", null)}
      reply={reply}
      refusal={refusal}
      reason={"Why does the due day change?"}
    >
      {({ field, errorOf }) => (
        <DateInput
          name="dueOn"
          field={field}
          legend="New due day"
          legendSize="s"
          hint="For example, 27 3 2027. The day that it had first is kept"
          error={errorOf("dueOn")}
        />
      )}
    </ChangePage>
  );
}
