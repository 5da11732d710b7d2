import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage, typedDay } from "#app/components/cases/manage-page.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { endHolderForm } from "#app/domain/premises/holder.form.ts";
import { premisesHref } from "#app/domain/premises/premises-pages.ts";
import { HOLDER_ROLE_NAMES } from "#app/domain/premises/register.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordedHolder } from "#app/http/premises-reply.server.ts";
import { endHolder } from "#app/services/premises/change-holders.ts";
import { holderToChange } from "#app/services/premises/premises-head.ts";
import { db } from "#db/open.ts";

const params = z.object({ premisesId: z.uuidv7(), holderId: z.uuidv7() });

export const loader = guardedLoader("premises:record", params, async ({ params, actor, now }) => {
  const { record, holder } = await holderToChange({ db, actor, now }, params);
  return {
    record,
    holder: { name: holder.name, role: holder.role, version: holder.version, untilDay: holder.untilDay },
  };
});

export const action = guardedAction("premises:record", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, endHolderForm);
  if (!form.ok) return badCaseForm(form);
  const result = await endHolder({ db, actor, now }, params, form.data);
  const to = afterSaving(premisesHref(params.premisesId, "licence"), "premises-holder-saved");
  return caseReply(result, form.values, { to, recorded: recordedHolder });
});

export const meta: MetaFunction = () => [{ title: "Last day of a licence holder or supervisor – Joint Action" }];

export default function EndHolderPage() {
  const { record, holder } = useLoaderData<typeof loader>();
  return (
    <ManagePage
      record={record}
      back={{ href: premisesHref(record.id, "licence"), text: `Licence of ${record.subject}` }}
      heading={`Last day as ${HOLDER_ROLE_NAMES[holder.role].toLowerCase()}`}
      button="Save"
      schema={endHolderForm}
      initial={{ version: String(holder.version), ...dayParts("untilDay", holder.untilDay) }}
      reply={useActionData<typeof action>()}
      reason={null}
      entered={(values) => ({ "Last day": typedDay(values, "untilDay") })}
    >
      {({ field, errorOf }) => (
        <DateInput
          name="untilDay"
          field={field}
          legend={`What was the last day of ${holder.name}?`}
          hint="If somebody follows at once, record the new one instead: this day is then filled in"
          legendSize="s"
          error={errorOf("untilDay")}
        />
      )}
    </ManagePage>
  );
}
