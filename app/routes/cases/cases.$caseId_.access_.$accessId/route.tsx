import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { CaseFormPage } from "#app/components/cases/case-form-page.tsx";
import { caseHeader } from "#app/domain/cases/case-header.ts";
import { endAccessForm } from "#app/domain/cases/need-to-know.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badAccessForm, accessReply } from "#app/http/access-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { endAccess } from "#app/services/cases/end-access.ts";
import { findManagedCase } from "#app/services/cases/case-to-manage.ts";
import { db } from "#db/open.ts";
import { findAccess } from "#db/queries/case-access.ts";
import { findCaseById } from "#db/queries/cases.ts";

const params = z.object({ caseId: z.uuidv7(), accessId: z.uuidv7() });

export const loader = guardedLoader("cases:access", params, async ({ params, actor, now }) => {
  const record = await findManagedCase({ db, actor }, params.caseId);
  const row = await findAccess(db, actor, params.caseId, params.accessId);
  if (!row) throw new Response(null, { status: 404 });
  await recordView({ db, actor, now }, "case.access-viewed", "case", record.id);
  const { access, name, agencyName, reason, version } = row;
  return { header: caseHeader(record), row: { access, name, agencyName, reason, version } };
});

export const action = guardedAction("cases:access", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, endAccessForm);
  if (!form.ok) return badAccessForm(form);
  const result = await endAccess({ db, actor, now }, params, form.data);
  const still = await findCaseById(db, actor, params.caseId);
  const to = still ? `/cases/${params.caseId}/access` : "/cases";
  return accessReply(result, form.values, afterSaving(to, "case-access-ended"));
});

export const meta: MetaFunction = () => [{ title: "End access to a case – Joint Action" }];

export default function EndAccessPage() {
  const { header, row } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const isNamed = row.access === "named";
  return (
    <CaseFormPage
      header={header}
      current="overview"
      heading={isNamed ? `Take ${row.name} off the people named` : `End the conflict of interest of ${row.name}`}
      button={isNamed ? "Take off" : "End the conflict"}
      schema={endAccessForm}
      initial={{ version: String(row.version) }}
      reply={reply}
      reason="Why does it end?"
      before={
        <p className="govuk-body">
          {row.name}, {row.agencyName}: {row.reason}
        </p>
      }
    />
  );
}
