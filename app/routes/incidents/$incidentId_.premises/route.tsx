import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BothVersions, type VersionRow } from "#app/components/admin/both-versions.tsx";
import { DefaultButton } from "#app/components/forms/default-button.tsx";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { SummaryForLicensing } from "#app/components/premises/summary-for-licensing.tsx";
import { FIND, PremisesChoiceFields } from "#app/components/premises/premises-choice.tsx";
import { usePremises } from "#app/components/premises/use-premises.ts";
import { findPremisesForm } from "#app/domain/premises/involved-premises.form.ts";
import { namedWords } from "#app/domain/premises/named-in-summary.ts";
import { premisesOfIncidentForm } from "#app/domain/premises/premises-of-incident.form.ts";
import { type FieldErrors, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { namePremises } from "#app/services/premises/name-premises.ts";
import { premisesOffered, premisesOfIncidentPage } from "#app/services/premises/premises-of-incident-page.ts";
import { db } from "#db/open.ts";
import { initialValues } from "./initial-values.ts";

const params = z.object({ incidentId: z.uuidv7() });

export const loader = guardedLoader("incidents:change", params, async ({ params, actor, now }) => {
  const page = await premisesOfIncidentPage({ db, actor, now }, params.incidentId);
  if (!page) throw new Response(null, { status: 404 });
  return { ...page, initial: initialValues(page) };
});

export const action = guardedAction("incidents:change", params, async ({ params, form: body, actor, now }) => {
  const find = parseForm(body, findPremisesForm);
  const typed = find.ok ? find.data : { premisesSearch: null, premisesIds: [] };
  const premises = await premisesOffered({ db, actor }, params.incidentId, typed);
  const shown = { premises, names: [] as string[], versions: null as VersionRow[] | null };
  if (body.get(FIND.name) === FIND.value) return data({ values: find.values, errors: {}, ...shown });
  const form = parseForm(body, premisesOfIncidentForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors, ...shown }, 400);
  const result = await namePremises({ db, actor, now }, params.incidentId, form.data);
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "changed": {
      const errors: FieldErrors = { form: "Someone changed this incident after you opened it" };
      const values = { ...form.values, ...newerVersions(await premisesOfIncidentPage({ db, actor, now }, params.incidentId)) }; // prettier-ignore
      return data({ values, errors, ...shown, versions: result.versions }, 409);
    }
    case "names":
      return data({ values: form.values, errors: { [result.field]: namedWords(result.names, result.field === "reason" ? "reason" : "summary") }, ...shown, names: result.names }, 422); // prettier-ignore
    case "refused":
      return data({ values: form.values, errors: { [result.refusal.field]: result.refusal.message }, ...shown }, 422);
    case "done":
      return redirect(afterSaving(`/incidents/${params.incidentId}`, "incident-premises-changed"));
  }
});

export const meta: MetaFunction = () => [{ title: "Licensed premises of the incident – Joint Action" }];

export default function PremisesOfIncidentPage() {
  const { incident, initial, offered, premises } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { field, values, errors, errorOf, onSubmit } = useCheckedForm(NOTHING_TO_CHECK, initial, reply);
  const { offered: found, findFirst } = usePremises("form", reply?.premises ?? offered);
  const own = (name: string) => ({ id: name, name, defaultValue: values[name] ?? initial[name] ?? "" });
  const recorded = Object.fromEntries(premises.map(({ premisesId, ...row }) => [premisesId, row]));
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={`/incidents/${incident.id}`}>Incident {incident.reference}</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Licensed premises of the incident</h1>
        <p className="govuk-body">{incident.standing}</p>
        {reply?.versions ? <BothVersions rows={reply.versions} /> : null}
        <PageForm onSubmit={findFirst(onSubmit)}>
          <DefaultButton>Save</DefaultButton>
          <input type="hidden" {...own("version")} />
          <PremisesChoiceFields
            field={own}
            errorOf={errorOf}
            offered={found.premises}
            recorded={recorded}
            isNothingFound={found.isNothingFound}
          />
          <SummaryForLicensing field={field} errorOf={errorOf} names={reply?.names} />
          {premises.length === 0 ? null : (
            <Textarea
              field={field("reason")}
              label="Why is it changed?"
              hint="Licensing reads it with what was recorded before. Name nobody. Not needed where premises are only added"
              rows={3}
              error={errorOf("reason")}
            />
          )}
          <Button>Save</Button>
        </PageForm>
      </div>
    </div>
  );
}

/** Its fields come and go as premises are found: the server checks them. */
const NOTHING_TO_CHECK = z.looseObject({});

/** After a lost race the form is about what stands now. */
function newerVersions(page: Awaited<ReturnType<typeof premisesOfIncidentPage>>) {
  const { version, ...initial } = page ? initialValues(page) : {};
  const rows = Object.entries(initial).filter(([name]) => name.startsWith("version-"));
  return { ...(version === undefined ? {} : { version }), ...Object.fromEntries(rows) };
}
