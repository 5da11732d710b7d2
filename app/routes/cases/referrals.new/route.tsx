import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { RepeatedReferral } from "#app/components/cases/repeated-referral.tsx";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { BirthDate } from "#app/components/people/birth-date.tsx";
import { ALREADY_THERE_WORDS } from "#app/domain/cases/repeated-referral.ts";
import { asksOfParent } from "#app/domain/cases/told.ts";
import { plusMonths } from "#app/domain/dates/periods.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { locationName } from "#app/domain/locations/location.ts";
import { fullName } from "#app/domain/people/person.ts";
import { raisedForm } from "#app/domain/incidents/places-list.ts";
import { searchBounds } from "#app/domain/search/kept-search.ts";
import { type FieldErrors } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { objectsOf, recordList, recordView } from "#app/services/audit/record-access.ts";
import { createReferral } from "#app/services/cases/create-referral.ts";
import { findSource } from "#app/services/cases/find-source.ts";
import { raisedPlace } from "#app/services/cases/raised-place.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";
import { listGroupsTakingCases } from "#db/queries/case-groups.ts";
import { findLocation } from "#db/queries/locations.ts";
import { listAgenciesOfPartnership } from "#db/queries/partnership-agencies.ts";
import { findIdentityCard } from "#db/queries/people.ts";
import { listOfficers } from "#db/queries/users.ts";
import { LawFields, ReasonFields, SourceFields } from "./common-fields.tsx";
import { initialValues } from "./initial-values.ts";
import { PeopleRows } from "./people-rows.tsx";
import { CarriedPeople } from "./carried-people.tsx";
import { shownPlace, shownSource } from "./shown-source.ts";
import { askedFrom, askedOf, FORMS, readReferral, sourceOf } from "./read-referral.ts";
import { ProblemFields, RoleField, TypedPersonFields } from "./subject-fields.tsx";
import { ToldFields } from "./told-fields.tsx";
import { parentIs } from "./parent-is.ts";

const params = z.object({});

export const loader = guardedLoader("referrals:create", params, async ({ request, actor, now }) => {
  const maySearch = actor.permissions.has("people:search");
  const from = sourceOf(request);
  const source = from && (await findSource({ db, actor, now }, from));
  if (from && !source) throw new Response(null, { status: 404 });
  const asked = source ? askedFrom(source) : askedOf(request);
  // Whoever may search finds the person first; anybody else types who it is.
  if (!asked || (asked.about === "typed" && maySearch))
    throw redirect(maySearch ? "/search" : "/referrals/new?about=person");
  const today = londonDay(now);
  const toRaise = raisedForm.safeParse(Object.fromEntries(new URL(request.url).searchParams)).data;
  const raised =
    toRaise && actor.permissions.has("incidents:read") ? await raisedPlace({ db, actor, now }, toRaise) : null;
  const person = asked.personId && (await findIdentityCard(db, actor, asked.personId, searchBounds(now)));
  const place = asked.locationId && (await findLocation(db, actor, asked.locationId));
  if (person === undefined || place === undefined) throw new Response(null, { status: 404 });
  const groups = await listGroupsTakingCases(db, actor.partnershipId, today);
  const agencies = await listAgenciesOfPartnership(db, actor.partnershipId);
  const officers = await listOfficers(db, actor.partnershipId);
  if (person) await recordView({ db, actor, now }, "person.card-viewed", "person", person.id);
  if (source) await recordView({ db, actor, now }, `${source.kind}.viewed`, source.kind, source.id, objectsOf(source.people)); // prettier-ignore
  if (raised) await recordList({ db, actor, now }, "incident.listed", "incident", raised.listed);
  return {
    source: source ? shownSource(source, actor, groups) : raised && shownPlace(raised, actor, groups),
    once: newOnce(),
    today,
    about: asked.about,
    person: person
      ? {
          reference: person.reference,
          name: fullName(person),
          birthDate: person.birthDate,
          birthDateBasis: person.birthDateBasis,
          asksOfParent: asksOfParent(person, today),
          // Received some days ago, the referral may be of somebody who has become 18 since.
          mayAskOfParent: asksOfParent(person, plusMonths(today, -12)),
        }
      : null,
    place: place ? `${locationName(place)} (${place.reference})` : null,
    groups: groups.map(({ id, name }) => ({ value: id, text: name })),
    agencies: agencies.map(({ id, name }) => ({ value: id, text: name })),
    ownAgencyId: actor.agencyId,
    officers,
  };
});

export const action = guardedAction("referrals:create", params, async ({ request, form: body, actor, now, once }) => {
  const from = sourceOf(request);
  const source = from && (await findSource({ db, actor, now }, from));
  if (from && !source) throw new Response(null, { status: 404 });
  const asked = source ? askedFrom(source) : askedOf(request);
  if (!asked) throw new Response(null, { status: 404 });
  const form = readReferral(body, asked);
  if (!form.ok) return data({ values: form.values, errors: form.errors, already: null }, 400);
  const result = await createReferral({ db, actor, now, once }, form.subject, form.details, from);
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "refused": {
      const errors: FieldErrors = { [result.refusal.field ?? "form"]: result.refusal.message };
      return data({ values: form.values, errors, already: null }, 422);
    }
    case "already": {
      const errors: FieldErrors = { groupId: ALREADY_THERE_WORDS[result.already.kind] };
      return data({ values: form.values, errors, already: result.already }, 422);
    }
    case "done":
      return redirect(afterSaving(`/referrals/${result.id}`, "referral-made"));
  }
});

export const meta: MetaFunction = () => [{ title: "Make a referral – Joint Action" }];

const HEADINGS = {
  person: "Make a referral",
  typed: "Refer a person",
  location: "Refer a location",
  problem: "Refer a problem",
} as const;

export default function NewReferralPage() {
  const page = useLoaderData<typeof loader>();
  const { about, person, place, today, source } = page;
  const reply = useActionData<typeof action>();
  const initial = { ...initialValues(about, today), agencyId: page.ownAgencyId, ...source?.initial };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(FORMS[about], initial, reply);
  const fields = { field, errorOf };
  const already = reply?.already ?? null;
  const isPerson = about === "person" || about === "typed";
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        {source ? (
          <BackLink href={source.href}>{source.reference}</BackLink>
        ) : (
          <BackLink href="/referrals">Referrals</BackLink>
        )}
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">{HEADINGS[about]}</h1>
        {person ? (
          <SummaryList
            rows={[
              { key: "Person", value: `${person.name} (${person.reference})` },
              { key: "Date of birth", value: <BirthDate {...person} today={today} /> },
            ]}
          />
        ) : null}
        {place ? <SummaryList rows={[{ key: "Location", value: place }]} /> : null}
        <PageForm onSubmit={onSubmit} once={page.once}>
          {about === "typed" ? <TypedPersonFields {...fields} /> : null}
          {about === "problem" ? <ProblemFields {...fields} /> : null}
          <Select
            field={field("groupId")}
            label="Which group is asked"
            hint="If it works with this already, its coordinator brings the two together"
            items={page.groups}
            placeholder="Select a group"
            error={errorOf("groupId")}
          />
          {isPerson ? <RoleField {...fields} /> : null}
          <SourceFields {...fields} agencies={page.agencies} officers={page.officers} />
          <ReasonFields {...fields} />
          {source ? <CarriedPeople {...fields} people={source.people} /> : null}
          {isPerson ? null : <PeopleRows {...fields} heading={source?.people.length ? "Other people" : undefined} />}
          {isPerson ? (
            <ToldFields
              {...fields}
              parent={parentIs(person, errorOf("parentTold") !== undefined || reply?.values.parentTold)}
            />
          ) : null}
          <LawFields {...fields} />
          {already ? <RepeatedReferral already={already} /> : null}
          <div className="govuk-button-group">
            <Button>Make the referral</Button>
            {already ? (
              <Button variant="secondary" name="anyway" value={String(reply?.values.groupId)}>
                Make the referral all the same
              </Button>
            ) : null}
          </div>
        </PageForm>
      </div>
    </div>
  );
}
