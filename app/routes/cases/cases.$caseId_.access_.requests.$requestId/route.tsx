import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { CaseFormPage } from "#app/components/cases/case-form-page.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { caseHeader } from "#app/domain/cases/case-header.ts";
import { answerRequestForm } from "#app/domain/cases/need-to-know.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badAccessForm, accessReply } from "#app/http/access-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { answerRequest } from "#app/services/cases/ask-for-access.ts";
import { findManagedCase } from "#app/services/cases/case-to-manage.ts";
import { db } from "#db/open.ts";
import { unsafeListWaitingRequests } from "#db/queries/access-requests.ts";

const params = z.object({ caseId: z.uuidv7(), requestId: z.uuidv7() });

export const loader = guardedLoader("cases:access", params, async ({ params, actor, now }) => {
  const record = await findManagedCase({ db, actor }, params.caseId);
  const asked = (await unsafeListWaitingRequests(db, record.id)).find(({ id }) => id === params.requestId);
  if (!asked) throw new Response(null, { status: 404 });
  await recordView({ db, actor, now }, "case.access-viewed", "case", record.id);
  const { name, agencyName, reason, version } = asked;
  return { header: caseHeader(record), asked: { name, agencyName, reason, version } };
});

export const action = guardedAction("cases:access", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, answerRequestForm);
  if (!form.ok) return badAccessForm(form);
  const result = await answerRequest({ db, actor, now }, params, form.data);
  return accessReply(result, form.values, afterSaving(`/cases/${params.caseId}/access`, "case-access-answered"));
});

export const meta: MetaFunction = () => [{ title: "Let somebody into a case – Joint Action" }];

export default function AnswerRequestPage() {
  const { header, asked } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <CaseFormPage
      header={header}
      current="overview"
      heading={`${asked.name} asks to be let in`}
      button="Answer"
      schema={answerRequestForm}
      initial={{ version: String(asked.version), answer: "" }}
      reply={reply}
      reason="Why?"
      before={
        <p className="govuk-body app-typed">
          {asked.name}, {asked.agencyName}: {asked.reason}
        </p>
      }
    >
      {({ field, errorOf }) => (
        <Radios
          field={field("answer")}
          legend="May they open this case?"
          legendSize="s"
          small
          items={[
            { value: "named", text: "Yes: name them" },
            { value: "refused", text: "No" },
          ]}
          error={errorOf("answer")}
        />
      )}
    </CaseFormPage>
  );
}
