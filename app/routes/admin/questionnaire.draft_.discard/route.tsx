import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { QuestionnaireShown } from "#app/components/risk/questionnaire-shown.tsx";
import { readQuestionnaire } from "#app/domain/risk/questionnaire.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { discardQuestionnaire } from "#app/services/risk/discard-questionnaire.ts";
import { db } from "#db/open.ts";
import { findDraftQuestionnaire } from "#db/queries/victim-assessments.ts";

const params = z.object({});

export const loader = guardedLoader("risk:lists", params, async ({ actor, now }) => {
  const draft = await findDraftQuestionnaire(db, actor.partnershipId);
  if (!draft) throw redirect("/admin/questionnaire");
  await recordView({ db, actor, now }, "questionnaire.viewed", "questionnaire", draft.id);
  return { number: draft.number, version: draft.version, content: readQuestionnaire(draft.content) };
});

export const action = guardedAction("risk:lists", params, async ({ form, actor, now }) => {
  const version = z.coerce.number().check(z.int()).safeParse(form.get("version"));
  if (!version.success) throw new Response(null, { status: 400 });
  const result = await discardQuestionnaire({ db, actor, now }, version.data);
  return result.kind === "changed"
    ? data({ error: "Somebody changed this draft after you opened the page. This is what you would discard now" }, 409)
    : redirect(afterSaving("/admin/questionnaire", "questionnaire-discarded"));
});

export const meta: MetaFunction = () => [{ title: "Discard the draft – Joint Action" }];

export default function DiscardPage() {
  const { number, version, content } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href="/admin/questionnaire/draft">Draft of version {number}</BackLink>
        <ErrorSummary errors={reply ? [{ name: "form", message: reply.error }] : []} />
        <h1 className="govuk-heading-l">Discard the draft of version {number}?</h1>
        <p className="govuk-body">
          The draft is gone for good. The version in use stays as it is, and so do all assessments. The log keeps what
          the draft said.
        </p>
        <PageForm>
          <input type="hidden" name="version" value={version} />
          <Button variant="warning">Discard the draft</Button>
        </PageForm>
        <QuestionnaireShown content={content} caption="What is discarded" />
      </div>
    </div>
  );
}
