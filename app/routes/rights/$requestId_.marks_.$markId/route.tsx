import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ChangeFormPage } from "#app/components/forms/change-form-page.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { endMarkForm } from "#app/domain/rights/mark.form.ts";
import { markWords } from "#app/domain/rights/mark-words.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { requestReply } from "#app/http/request-reply.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { endMark } from "#app/services/rights/mark-item.ts";
import { db } from "#db/open.ts";
import { findRightsMark } from "#db/queries/rights-marks.ts";

const params = z.object({ requestId: z.uuidv7(), markId: z.uuidv7() });

export const loader = guardedLoader("rights:manage", params, async ({ params: { requestId, markId }, actor, now }) => {
  const mark = await findRightsMark(db, actor.partnershipId, { requestId, id: markId });
  if (!mark) throw new Response(null, { status: 404 });
  await recordView({ db, actor, now }, "rights.viewed", "rights-request", requestId);
  const record = { href: `/rights/${requestId}`, name: "The request", version: mark.version, words: markWords(mark) };
  return { today: londonDay(now), record };
});

export const action = guardedAction(
  "rights:manage",
  params,
  async ({ params: { requestId, markId }, form: body, actor, now }) => {
    const form = parseForm(body, endMarkForm);
    if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
    const result = await endMark({ db, actor, now }, { requestId, id: markId }, form.data);
    return requestReply(result, form.values, afterSaving(`/rights/${requestId}`, "rights-mark-ended"));
  },
);

export const meta: MetaFunction = () => [{ title: "End what stands on an item – Joint Action" }];

export default function EndMarkPage() {
  const { today, record } = useLoaderData<typeof loader>();
  return (
    <ChangeFormPage
      record={record}
      heading="End what stands on an item"
      button="End it"
      schema={endMarkForm}
      initial={{ ...dayParts("endedOn", today), reason: "" }}
      reply={useActionData<typeof action>()}
    >
      {({ field, errorOf }) => (
        <>
          <DateInput name="endedOn" field={field} legend="Day it ends" legendSize="s" error={errorOf("endedOn")} />
          <Textarea
            field={field("reason")}
            label="Why it ends"
            hint="Before a restriction is lifted the person is told: say when that was"
            rows={3}
            error={errorOf("reason")}
          />
        </>
      )}
    </ChangeFormPage>
  );
}
