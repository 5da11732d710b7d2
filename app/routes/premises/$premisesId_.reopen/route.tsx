import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ReasonPage } from "#app/components/premises/reason-page.tsx";
import { reasonForm } from "#app/domain/premises/close.form.ts";
import { premisesHref } from "#app/domain/premises/premises-pages.ts";
import { refuseReopening } from "#app/domain/premises/register-rules.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordedPremises } from "#app/http/premises-reply.server.ts";
import { reopenPremises } from "#app/services/premises/close-premises.ts";
import { premisesToChange } from "#app/services/premises/premises-head.ts";
import { db } from "#db/open.ts";

const params = z.object({ premisesId: z.uuidv7() });

export const loader = guardedLoader("premises:record", params, async ({ params, actor }) => {
  const { premises, record } = await premisesToChange(db, actor, params.premisesId);
  return { record, version: premises.version, refusal: refuseReopening(premises)?.message ?? null };
});

export const action = guardedAction("premises:record", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, reasonForm);
  if (!form.ok) return badCaseForm(form);
  const result = await reopenPremises({ db, actor, now }, params.premisesId, form.data);
  const to = afterSaving(premisesHref(params.premisesId), "premises-reopened");
  return caseReply(result, form.values, { to, recorded: recordedPremises });
});

export const meta: MetaFunction = () => [{ title: "Open licensed premises again – Joint Action" }];

export default function ReopenPremisesPage() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <ReasonPage {...page} reply={reply} heading="Record that the premises are open again" button="Open them again" />
  );
}
