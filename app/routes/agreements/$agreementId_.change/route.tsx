import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { AgreementFields } from "#app/components/agreements/agreement-fields.tsx";
import { ManagePage, typedDay } from "#app/components/cases/manage-page.tsx";
import { changeAgreementForm } from "#app/domain/agreements/agreement.form.ts";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { type Gateway, GATEWAY_NAMES } from "#app/domain/disclosures/gateway.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { agreementToChange } from "#app/services/agreements/agreement-to-change.ts";
import { changeAgreement } from "#app/services/agreements/keep-agreement.ts";
import { db } from "#db/open.ts";

const params = z.object({ agreementId: z.uuidv7() });

export const loader = guardedLoader("agreements:manage", params, async ({ params: { agreementId }, actor, now }) => {
  const found = await agreementToChange({ db, actor, now }, agreementId);
  if (!found) throw new Response(null, { status: 404 });
  return { agreement: found.agreement, refusal: found.refusal };
});

type Recorded = { version: number; title: string; purpose: string; fromDay: string; reviewOn: string };

export const action = guardedAction("agreements:manage", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, changeAgreementForm);
  if (!form.ok) return badCaseForm(form);
  const result = await changeAgreement({ db, actor, now }, params.agreementId, form.data);
  return caseReply(result, form.values, {
    to: afterSaving(`/agreements/${params.agreementId}`, "agreement-changed"),
    recorded: (current: Recorded & { dataWords: string | null; gateway: Gateway | null }) => ({
      ...{ Name: current.title, "What it is for": current.purpose, "What is shared": current.dataWords },
      "What allows it": current.gateway && GATEWAY_NAMES[current.gateway],
      ...{ "In force from": longDay(current.fromDay), "To be reviewed by": longDay(current.reviewOn) },
    }),
  });
});

export const meta: MetaFunction = () => [{ title: "Change an agreement – Joint Action" }];

export default function ChangeAgreementPage() {
  const { agreement, refusal } = useLoaderData<typeof loader>();
  return (
    <ManagePage
      record={{ id: agreement.id, reference: "Agreement", subject: agreement.title }}
      back={{ href: `/agreements/${agreement.id}`, text: agreement.title }}
      heading="Change the agreement"
      button="Save"
      schema={changeAgreementForm}
      refusal={refusal}
      reason={null}
      reply={useActionData<typeof action>()}
      initial={{
        version: String(agreement.version),
        ...{ title: agreement.title, purpose: agreement.purpose, dataWords: agreement.dataWords ?? "" },
        gateway: agreement.gateway ?? "",
        ...dayParts("fromDay", agreement.fromDay),
        ...dayParts("reviewOn", agreement.reviewOn),
      }}
      entered={(values) => ({
        ...{ Name: String(values.title ?? ""), "What it is for": String(values.purpose ?? "") },
        "What is shared": String(values.dataWords ?? ""),
        "What allows it": GATEWAY_NAMES[values.gateway as Gateway] ?? null,
        "In force from": typedDay(values, "fromDay"),
        "To be reviewed by": typedDay(values, "reviewOn"),
      })}
    >
      {(fields) => <AgreementFields {...fields} />}
    </ManagePage>
  );
}
