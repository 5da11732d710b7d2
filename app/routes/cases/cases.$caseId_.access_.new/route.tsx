import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { CaseFormPage } from "#app/components/cases/case-form-page.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { caseHeader } from "#app/domain/cases/case-header.ts";
import { giveAccessForm } from "#app/domain/cases/need-to-know.form.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badAccessForm, accessReply } from "#app/http/access-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { namePerson } from "#app/services/cases/name-person.ts";
import { recordConflict } from "#app/services/cases/record-conflict.ts";
import { findManagedCase } from "#app/services/cases/case-to-manage.ts";
import { db } from "#db/open.ts";
import { listUsersToName } from "#db/queries/users-to-name.ts";

const params = z.object({ caseId: z.uuidv7() });

export const loader = guardedLoader("cases:access", params, async ({ params, actor, now }) => {
  const record = await findManagedCase({ db, actor }, params.caseId);
  const users = await listUsersToName(db, actor.partnershipId, londonDay(now));
  await recordView({ db, actor, now }, "case.access-viewed", "case", record.id);
  const inWords = (u: (typeof users)[number]) => `${u.name}, ${u.agencyName}${u.hasLeft === 1 ? " (has left)" : ""}`;
  return { header: caseHeader(record), users: users.map((u) => ({ value: u.id, text: inWords(u) })) };
});

export const action = guardedAction("cases:access", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, giveAccessForm);
  if (!form.ok) return badAccessForm(form);
  const { access, ...given } = form.data;
  const give = access === "named" ? namePerson : recordConflict;
  const result = await give({ db, actor, now }, params.caseId, given);
  if (access === "named")
    return accessReply(result, form.values, afterSaving(`/cases/${params.caseId}/access`, "case-person-named"));
  const to = given.userId === actor.id ? "/cases" : `/cases/${params.caseId}/access`;
  return accessReply(result, form.values, afterSaving(to, "case-conflict-recorded"));
});

export const meta: MetaFunction = () => [{ title: "Who can open a case – Joint Action" }];

export default function GiveAccessPage() {
  const { header, users } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <CaseFormPage
      header={header}
      current="overview"
      heading="Name somebody, or record a conflict"
      button="Save"
      schema={giveAccessForm}
      initial={{ access: "", userId: "" }}
      reply={reply}
      reason="Why?"
    >
      {({ field, errorOf }) => (
        <>
          <Radios
            field={field("access")}
            legend="What is it?"
            legendSize="s"
            small
            items={[
              {
                value: "named",
                text: "They need to know",
                hint: "They can open this case, whatever group they are in",
              },
              {
                value: "conflict",
                text: "They have a conflict of interest",
                hint: "They cannot open it any more, whatever else they are",
              },
            ]}
            error={errorOf("access")}
          />
          <Select
            field={field("userId")}
            label="Person"
            items={users}
            placeholder="Select a person"
            error={errorOf("userId")}
          />
        </>
      )}
    </CaseFormPage>
  );
}
