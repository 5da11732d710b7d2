import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage, typedDay } from "#app/components/cases/manage-page.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { endLinkForm } from "#app/domain/cases/case-link.form.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { linkWords } from "#app/domain/people/link-roles.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply, recordedLink } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { endLink } from "#app/services/cases/case-links.ts";
import { linkToChange } from "#app/services/cases/link-to-change.ts";
import { db } from "#db/open.ts";

const params = z.object({ caseId: z.uuidv7(), linkId: z.uuidv7() });

export const loader = guardedLoader("cases:manage", params, async ({ params: { caseId, linkId }, actor, now }) => {
  const { record, link, name, refusal } = await linkToChange({ db, actor, now }, caseId, linkId);
  return {
    record,
    refusal,
    version: link.version,
    who: `${name}, ${linkWords(link.role, link.standing)}`,
    today: londonDay(now),
  };
});

export const action = guardedAction(
  "cases:manage",
  params,
  async ({ params: { caseId, linkId }, form: body, actor, now }) => {
    const form = parseForm(body, endLinkForm);
    if (!form.ok) return badCaseForm(form);
    const result = await endLink({ db, actor, now }, caseId, linkId, form.data);
    return caseReply(result, form.values, {
      to: afterSaving(`/cases/${caseId}/people`, "case-person-ended"),
      recorded: recordedLink,
    });
  },
);

export const meta: MetaFunction = () => [{ title: "End a role – Joint Action" }];

export default function EndLinkPage() {
  const { record, refusal, version, who, today } = useLoaderData<typeof loader>();
  return (
    <ManagePage
      record={record}
      back={{ href: `/cases/${record.id}/people`, text: `People of case ${record.reference}` }}
      heading={`End ${who}`}
      button="End the role"
      schema={endLinkForm}
      initial={{ version: String(version), ...dayParts("untilDay", today) }}
      reply={useActionData<typeof action>()}
      refusal={refusal}
      reason="Why does the role end?"
      reasonHint="What was recorded stays in the history of the case"
      entered={(values) => ({ Until: typedDay(values, "untilDay") })}
    >
      {({ field, errorOf }) => (
        <DateInput name="untilDay" field={field} legend="Last day" legendSize="s" error={errorOf("untilDay")} />
      )}
    </ManagePage>
  );
}
