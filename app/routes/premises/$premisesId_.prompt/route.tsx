import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage } from "#app/components/cases/manage-page.tsx";
import { putAsideForm } from "#app/domain/premises/plan.form.ts";
import { premisesHref } from "#app/domain/premises/premises-pages.ts";
import { REVIEW_PROMPT } from "#app/domain/premises/review-prompt.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { premisesToFollow } from "#app/services/premises/follow-up-form.ts";
import { isPromptOpen, putPromptAside } from "#app/services/premises/put-prompt-aside.ts";
import { db } from "#db/open.ts";

const params = z.object({ premisesId: z.uuidv7() });

export const loader = guardedLoader("premises:record", params, async ({ params: { premisesId }, actor, now }) => {
  const found = await premisesToFollow({ db, actor, now }, premisesId);
  if (!found) throw new Response(null, { status: 404 });
  const isOpen = await isPromptOpen({ db, actor, now }, found.premises);
  return { record: found.record, refusal: isOpen ? null : "There is no prompt to put aside" };
});

export const action = guardedAction("premises:record", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, putAsideForm);
  if (!form.ok) return badCaseForm(form);
  const result = await putPromptAside({ db, actor, now }, params.premisesId, form.data);
  const to = afterSaving(premisesHref(params.premisesId, "plan"), "premises-prompt-aside");
  return caseReply(result, form.values, { to, recorded: () => ({}) });
});

export const meta: MetaFunction = () => [{ title: "Put a prompt aside – Joint Action" }];

export default function PutPromptAsidePage() {
  const { record, refusal } = useLoaderData<typeof loader>();
  return (
    <ManagePage
      record={record}
      back={{ href: premisesHref(record.id, "plan"), text: "Plan and meetings" }}
      heading="Put the prompt aside"
      button="Put it aside"
      schema={putAsideForm}
      initial={{}}
      reply={useActionData<typeof action>()}
      refusal={refusal}
      reason="Why is no review applied for now?"
      reasonHint="The prompt comes back when the next meeting of the group agrees Red again"
    >
      {() => <p className="govuk-body">{REVIEW_PROMPT}</p>}
    </ManagePage>
  );
}
