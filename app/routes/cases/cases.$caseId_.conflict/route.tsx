import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { CaseFormPage } from "#app/components/cases/case-form-page.tsx";
import { WarningText } from "#app/components/govuk/warning-text.tsx";
import { caseHeader } from "#app/domain/cases/case-header.ts";
import { ownConflictForm } from "#app/domain/cases/need-to-know.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badAccessForm, accessReply } from "#app/http/access-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { recordConflict } from "#app/services/cases/record-conflict.ts";
import { db } from "#db/open.ts";
import { findCaseById } from "#db/queries/cases.ts";

const params = z.object({ caseId: z.uuidv7() });

export const loader = guardedLoader("cases:read", params, async ({ params, actor, now }) => {
  const record = await findCaseById(db, actor, params.caseId);
  if (!record) throw new Response(null, { status: 404 });
  await recordView({ db, actor, now }, "case.viewed", "case", record.id);
  return { header: caseHeader(record) };
});

export const action = guardedAction("cases:read", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, ownConflictForm);
  if (!form.ok) return badAccessForm(form);
  const result = await recordConflict({ db, actor, now }, params.caseId, { userId: actor.id, ...form.data });
  return accessReply(result, form.values, afterSaving("/cases", "case-conflict-declared"));
});

export const meta: MetaFunction = () => [{ title: "Conflict of interest – Joint Action" }];

export default function OwnConflictPage() {
  const { header } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <CaseFormPage
      header={header}
      current="overview"
      heading="I have a conflict of interest"
      button="Record my conflict of interest"
      schema={ownConflictForm}
      initial={{}}
      reply={reply}
      reason="What is the conflict?"
      before={
        <WarningText>
          You will not see this case any more, even as its lead. Its lead, chair and coordinators are told, so that your
          actions in it can be given to somebody else.
        </WarningText>
      }
    />
  );
}
