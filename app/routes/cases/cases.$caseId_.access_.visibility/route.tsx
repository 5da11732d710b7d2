import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { CaseFormPage } from "#app/components/cases/case-form-page.tsx";
import { Checkboxes } from "#app/components/govuk/checkboxes.tsx";
import { caseHeader } from "#app/domain/cases/case-header.ts";
import { visibilityForm } from "#app/domain/cases/need-to-know.form.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badAccessForm, accessReply } from "#app/http/access-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { setVisibility } from "#app/services/cases/set-visibility.ts";
import { findManagedCase } from "#app/services/cases/case-to-manage.ts";
import { db } from "#db/open.ts";
import { unsafeListUsersWithSight } from "#db/queries/case-sight.ts";
import { findCaseById } from "#db/queries/cases.ts";

const params = z.object({ caseId: z.uuidv7() });

export const loader = guardedLoader("cases:access", params, async ({ params, actor, now }) => {
  const record = await findManagedCase({ db, actor }, params.caseId);
  const users = await unsafeListUsersWithSight(db, record, londonDay(now));
  await recordView({ db, actor, now }, "case.access-viewed", "case", record.id);
  return {
    header: caseHeader(record),
    version: record.version,
    me: actor.id,
    users: users
      .filter(({ id }) => id !== record.leadUserId)
      .map(({ id, name, agencyName }) => ({ value: id, text: `${name}, ${agencyName}` })),
  };
});

export const action = guardedAction("cases:access", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, visibilityForm);
  if (!form.ok) return badAccessForm(form);
  const result = await setVisibility({ db, actor, now }, params.caseId, form.data);
  const restricted = form.data.to === "restricted";
  // Whoever restricts a case without naming themselves may not open it any more.
  const record = await findCaseById(db, actor, params.caseId);
  const to = record ? `/cases/${params.caseId}` : "/cases";
  return accessReply(result, form.values, afterSaving(to, restricted ? "case-restricted" : "case-unrestricted"));
});

export const meta: MetaFunction = () => [{ title: "Restrict a case – Joint Action" }];

export default function VisibilityPage() {
  const { header, version, me, users } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const to = header.isRestricted ? "standard" : "restricted";
  const mine = users.some(({ value }) => value === me) ? [me] : [];
  return (
    <CaseFormPage
      header={header}
      current="overview"
      heading={header.isRestricted ? "End the restriction" : "Restrict this case"}
      button={header.isRestricted ? "End the restriction" : "Restrict"}
      schema={visibilityForm}
      initial={{ version: String(version), to, namedUserId: to === "restricted" ? mine : [] }}
      reply={reply}
      reason="Why?"
      before={
        <p className="govuk-body">
          {header.isRestricted
            ? `Everyone in ${header.groupName} will see it again. The people named stay named.`
            : "Only its lead and the people you name will see it: not the chair, not the coordinators, no search. Each of them is told."}
        </p>
      }
    >
      {({ field, errorOf }) => (
        <>
          <input type="hidden" {...field("to")} />
          {header.isRestricted ? null : (
            <Checkboxes
              field={field("namedUserId")}
              legend="Who may open it, besides its lead?"
              legendSize="s"
              small
              items={users}
              error={errorOf("namedUserId")}
            />
          )}
        </>
      )}
    </CaseFormPage>
  );
}
