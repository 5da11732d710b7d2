import type { MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage } from "#app/components/cases/manage-page.tsx";
import { LicensingStepFields } from "#app/components/premises/licensing-step-fields.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { LICENSING_KINDS, LICENSING_STEP_KINDS } from "#app/domain/premises/licensing-kinds.ts";
import { licensingStepForm } from "#app/domain/premises/licensing-step.form.ts";
import { premisesHref } from "#app/domain/premises/premises-pages.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordLicensingStep } from "#app/services/premises/record-licensing-step.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";
import { findPremises } from "#db/queries/premises.ts";

const params = z.object({ premisesId: z.uuidv7() });
const asked = z.catch(z.nullable(z.enum(LICENSING_STEP_KINDS)), null);

export const loader = guardedLoader(
  "premises:record",
  params,
  async ({ params: { premisesId }, request, actor, now }) => {
    const premises = await findPremises(db, actor, premisesId);
    if (!premises) throw new Response(null, { status: 404 });
    const kind = asked.parse(new URL(request.url).searchParams.get("kind"));
    if (kind === null) throw redirect(premisesHref(premisesId, "steps"));
    const { id, reference, name } = premises;
    return { record: { id, reference, subject: name }, kind, today: londonDay(now), once: newOnce() };
  },
);

export const action = guardedAction("premises:record", params, async ({ params, form: body, once, actor, now }) => {
  const form = parseForm(body, licensingStepForm);
  if (!form.ok) return badCaseForm(form);
  const result = await recordLicensingStep({ db, actor, now, once }, params.premisesId, form.data);
  const id = result.kind === "done" ? result.id : "";
  const to = afterSaving(`${premisesHref(params.premisesId, "steps")}/${id}`, "licensing-step-recorded");
  return caseReply<never>(result, form.values, { to, recorded: () => ({}) });
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page ? LICENSING_KINDS[page.kind].name : "Licensing step"} – Joint Action` },
];

export default function NewLicensingStepPage() {
  const { record, kind, today, once } = useLoaderData<typeof loader>();
  return (
    <ManagePage
      key={kind}
      record={record}
      back={{ href: premisesHref(record.id, "steps"), text: "Licensing steps" }}
      heading={LICENSING_KINDS[kind].name}
      button="Save"
      schema={licensingStepForm}
      reason={null}
      reply={useActionData<typeof action>()}
      once={once}
      initial={{
        ...{ kind, happenedTime: "", untilTime: "", applicant: "", grounds: [], words: "" },
        ...{ ...dayParts("happenedOn", today), ...dayParts("untilDay", null), ...dayParts("hearingOn", null) },
      }}
    >
      {(fields) => (
        <>
          <p className="govuk-hint">{LICENSING_KINDS[kind].source}</p>
          <LicensingStepFields kind={kind} {...fields} />
        </>
      )}
    </ManagePage>
  );
}
