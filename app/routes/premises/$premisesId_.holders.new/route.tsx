import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { HolderPage } from "#app/components/premises/holder-page.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { newHolderForm, NO_HOLDER } from "#app/domain/premises/holder.form.ts";
import { holderOn } from "#app/domain/premises/holders.ts";
import { premisesHref } from "#app/domain/premises/premises-pages.ts";
import { HOLDER_ROLES } from "#app/domain/premises/register.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordedHolder } from "#app/http/premises-reply.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { addHolder } from "#app/services/premises/change-holders.ts";
import { premisesToChange } from "#app/services/premises/premises-head.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";
import { listHolders } from "#db/queries/premises-holders.ts";

const params = z.object({ premisesId: z.uuidv7() });
const query = z.object({ role: z.catch(z.enum(HOLDER_ROLES), "licence-holder") });

export const loader = guardedLoader("premises:record", params, async ({ params, request, actor, now }) => {
  const { record } = await premisesToChange(db, actor, params.premisesId);
  const { role } = query.parse(Object.fromEntries(new URL(request.url).searchParams));
  const holders = await listHolders(db, actor, record.id);
  const current = holderOn(holders, role, londonDay(now));
  await recordView({ db, actor, now }, "premises.licence-viewed", "premises", record.id);
  return { record, role, once: newOnce(), now: current?.untilDay === null ? current.name : null };
});

export const action = guardedAction("premises:record", params, async ({ params, form: body, actor, now, once }) => {
  const form = parseForm(body, newHolderForm);
  if (!form.ok) return badCaseForm(form);
  const result = await addHolder({ db, actor, now, once }, params.premisesId, form.data);
  const to = afterSaving(premisesHref(params.premisesId, "licence"), "premises-holder-saved");
  return caseReply(result, form.values, { to, recorded: recordedHolder });
});

export const meta: MetaFunction = () => [{ title: "Record a licence holder or supervisor – Joint Action" }];

export default function NewHolderPage() {
  const { record, role, once, now } = useLoaderData<typeof loader>();
  return (
    <HolderPage
      record={record}
      role={role}
      isChange={false}
      initial={{ role, ...NO_HOLDER, holderKind: role === "dps" ? "person" : "company" }}
      reply={useActionData<typeof action>()}
      once={once}
      now={now}
    />
  );
}
