import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { DefaultButton } from "#app/components/forms/default-button.tsx";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { LicensingFields, WhatFields } from "#app/components/incidents/what-fields.tsx";
import { PlaceFields, WhenFields } from "#app/components/incidents/when-where-fields.tsx";
import { FIND, PremisesChoiceFields } from "#app/components/premises/premises-choice.tsx";
import { usePremises } from "#app/components/premises/use-premises.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { logIncidentForm } from "#app/domain/incidents/log-incident.form.ts";
import { findPremisesForm, loggedWithPremisesForm } from "#app/domain/premises/involved-premises.form.ts";
import { namedWords } from "#app/domain/premises/named-in-summary.ts";
import { searchBounds } from "#app/domain/search/kept-search.ts";
import { type FieldErrors, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { logIncident } from "#app/services/incidents/log-incident.ts";
import { offerPremises } from "#app/services/premises/offer-premises.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";
import { listAsbTypes } from "#db/queries/asb-types.ts";
import { listAgenciesOfPartnership } from "#db/queries/partnership-agencies.ts";
import { findIdentityCard } from "#db/queries/people.ts";
import { initialValues } from "./initial-values.ts";
import { Offers, type Offered } from "./offers.tsx";
import { OffersWhileTyping } from "./offers-while-typing.tsx";
import { asQuestions, shownOffers } from "./read-offers.ts";
import { hasProblem, hasSame } from "./similar-offers.tsx";
import { useSimilar } from "./use-similar.ts";
import { FurtherNights, PriorityFields, SuspectFields } from "./logging-fields.tsx";
import { ReporterFields } from "./who-fields.tsx";

const params = z.object({});

export const loader = guardedLoader("incidents:log", params, async ({ request, actor, now }) => {
  const today = londonDay(now);
  const asked = z.uuidv7().safeParse(new URL(request.url).searchParams.get("person"));
  const person = asked.success ? await findIdentityCard(db, actor, asked.data, searchBounds(now)) : undefined;
  if (asked.success && !person) throw new Response(null, { status: 404 });
  if (person) await recordView({ db, actor, now }, "person.card-viewed", "person", person.id);
  return {
    once: newOnce(),
    today,
    agencyId: actor.agencyId,
    person: person ? { id: person.id, givenNames: person.givenNames, familyName: person.familyName } : null,
    agencies: (await listAgenciesOfPartnership(db, actor.partnershipId)).map(({ id, name }) => ({
      value: id,
      text: name,
    })),
    types: await listAsbTypes(db, actor.partnershipId, today),
  };
});

export const action = guardedAction("incidents:log", params, async ({ form: body, actor, now, once }) => {
  const find = parseForm(body, findPremisesForm);
  // Looked for where the form is shown again, and not for nothing.
  const shown = async () => ({
    offered: null as Offered | null,
    premises: find.ok ? await offerPremises(db, actor, find.data) : NO_OFFER,
    names: [] as string[],
  });
  if (body.get(FIND.name) === FIND.value) return data({ values: find.values, errors: {}, ...(await shown()) });
  const form = parseForm(body, loggedWithPremisesForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors, ...(await shown()) }, 400);
  const { premises: involved, keepNames, ...typed } = form.data;
  const result = await logIncident({ db, actor, now, once }, typed, { premises: involved, keepNames });
  switch (result.kind) {
    case "refused": {
      const errors: FieldErrors = Object.fromEntries(result.refusals.map(({ field, message }) => [field, message]));
      return data({ values: form.values, errors, ...(await shown()) }, 422);
    }
    case "names": {
      const errors: FieldErrors = { licensingSummary: namedWords(result.names) };
      return data({ values: form.values, errors, ...(await shown()), names: result.names }, 422);
    }
    case "offers": {
      const offered = shownOffers(result.offers);
      return data({ ...asQuestions(offered, form.values), ...(await shown()), offered }, 422);
    }
    case "done":
      return redirect(afterSaving(`/incidents/reports/${result.id}`, "report-logged"));
  }
});

export const meta: MetaFunction = () => [{ title: "Log an incident – Joint Action" }];

const NO_OFFER = { premises: [], isNothingFound: false };
const NOTHING = { same: [], closed: [], problems: [], unlinked: [] };

export default function LogIncidentPage() {
  const { once, today, agencyId, person, agencies, types } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { field, values, errors, errorOf, onSubmit } = useCheckedForm(
    logIncidentForm,
    initialValues(today, agencyId, person),
    reply,
  );
  const fields = { field, errorOf };
  const offered = reply?.offered;
  const similar = useSimilar("form", Boolean(offered));
  const shown = offered ?? similar;
  const { offered: found, findFirst } = usePremises("form", reply?.premises ?? NO_OFFER);
  const own = (name: string) => ({ id: name, name, defaultValue: values[name] ?? "" });
  const asked = (who: string) => offered?.people.some((offer) => offer.who === who) ?? false;
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Log an incident</h1>
        <PageForm onSubmit={findFirst(onSubmit)} once={once}>
          <DefaultButton>Save</DefaultButton>
          <input type="hidden" {...field("seen")} />
          {["reporter", "affected", "suspect"].map((who) =>
            asked(who) ? null : <input key={who} type="hidden" {...field(`${who}Id`)} />,
          )}
          {offered?.places.length ? null : <input type="hidden" {...field("locationId")} />}
          {shown && hasSame(shown) ? null : <input type="hidden" {...field("sameAs")} />}
          {shown && hasProblem(shown) ? null : <input type="hidden" {...field("problemId")} />}
          {offered ? <Offers offered={offered} {...fields} /> : null}
          {offered ? <Button>Save</Button> : null}
          <ReporterFields {...fields} agencies={agencies} />
          <h2 className="govuk-heading-m">When and where</h2>
          <WhenFields {...fields} />
          <FurtherNights {...fields} />
          <PlaceFields {...fields} />
          <h2 className="govuk-heading-m">What happened</h2>
          <WhatFields {...fields} types={types} />
          <PriorityFields {...fields} />
          <SuspectFields {...fields} />
          <LicensingFields {...fields} isUsed={found.premises.length > 0 || found.isNothingFound} names={reply?.names}>
            <PremisesChoiceFields
              field={own}
              errorOf={errorOf}
              offered={found.premises}
              isNothingFound={found.isNothingFound}
            />
          </LicensingFields>
          {offered ? null : <OffersWhileTyping similar={similar ?? NOTHING} />}
          <Button>Save</Button>
        </PageForm>
      </div>
    </div>
  );
}
