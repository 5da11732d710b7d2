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
import { endWorker } from "#app/services/cases/change-workers.ts";
import { findManagedCase } from "#app/services/cases/case-to-manage.ts";
import { db } from "#db/open.ts";
import { unsafeListWorkers } from "#db/queries/person-workers.ts";

const params = z.object({ caseId: z.uuidv7(), workerId: z.uuidv7() });

export const loader = guardedLoader("cases:access", params, async ({ params, actor, now }) => {
  const record = await findManagedCase({ db, actor }, params.caseId);
  const row = (await unsafeListWorkers(db, record.id)).find(({ id }) => id === params.workerId);
  if (!row) throw new Response(null, { status: 404 });
  await recordView({ db, actor, now }, "case.viewed", "case", record.id);
  return { header: caseHeader(record), name: row.name, work: row.work, version: row.version };
});

export const action = guardedAction("cases:access", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, endAccessForm);
  if (!form.ok) return badAccessForm(form);
  const result = await endWorker({ db, actor, now }, params, form.data);
  return accessReply(result, form.values, afterSaving(`/cases/${params.caseId}/workers`, "case-worker-ended"));
});

export const meta: MetaFunction = () => [{ title: "End that they work together – Joint Action" }];

export default function EndWorkerPage() {
  const { header, name, work, version } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <CaseFormPage
      header={header}
      current="overview"
      heading={`${name} no longer works with this person`}
      button="Save"
      schema={endAccessForm}
      initial={{ version: String(version) }}
      reply={reply}
      reason="Why does it end?"
      before={<p className="govuk-body">They are recorded as: {work}</p>}
    />
  );
}
