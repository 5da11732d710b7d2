import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { HolderPage } from "#app/components/premises/holder-page.tsx";
import { changeHolderForm } from "#app/domain/premises/holder.form.ts";
import { premisesHref } from "#app/domain/premises/premises-pages.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordedHolder } from "#app/http/premises-reply.server.ts";
import { changeHolder } from "#app/services/premises/change-holders.ts";
import { holderToChange } from "#app/services/premises/premises-head.ts";
import { db } from "#db/open.ts";

const params = z.object({ premisesId: z.uuidv7(), holderId: z.uuidv7() });

export const loader = guardedLoader("premises:record", params, async ({ params, actor, now }) => {
  const { record, holder } = await holderToChange({ db, actor, now }, params);
  return {
    record,
    role: holder.role,
    initial: {
      ...{ version: String(holder.version), holderKind: holder.isCompany ? "company" : "person", name: holder.name },
      ...{ companyNumber: holder.companyNumber ?? "", personalLicenceNumber: holder.personalLicenceNumber ?? "" },
      ...{ phone: holder.phone ?? "", email: holder.email ?? "", addressWords: holder.addressWords ?? "" },
      ...{ ...dayParts("fromDay", holder.fromDay), ...dayParts("untilDay", holder.untilDay) },
    },
  };
});

export const action = guardedAction("premises:record", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, changeHolderForm);
  if (!form.ok) return badCaseForm(form);
  const result = await changeHolder({ db, actor, now }, params, form.data);
  const to = afterSaving(premisesHref(params.premisesId, "licence"), "premises-holder-saved");
  return caseReply(result, form.values, { to, recorded: recordedHolder });
});

export const meta: MetaFunction = () => [{ title: "Change a licence holder or supervisor – Joint Action" }];

export default function ChangeHolderPage() {
  const page = useLoaderData<typeof loader>();
  return <HolderPage {...page} isChange now={null} reply={useActionData<typeof action>()} />;
}
