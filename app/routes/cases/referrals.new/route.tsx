import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { RepeatedReferral } from "#app/components/cases/repeated-referral.tsx";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { CharacterCount } from "#app/components/govuk/character-count.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { BirthDate } from "#app/components/people/birth-date.tsx";
import { LAWFUL_BASES, LAWFUL_BASIS_NAMES } from "#app/domain/cases/lawful-basis.ts";
import { ALREADY_THERE_WORDS } from "#app/domain/cases/repeated-referral.ts";
import { REFERRAL_ROLES, referralForm } from "#app/domain/cases/referral.form.ts";
import { standingAtAcceptance } from "#app/domain/cases/referral.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { linkWords } from "#app/domain/people/link-roles.ts";
import { fullName } from "#app/domain/people/person.ts";
import { searchBounds } from "#app/domain/search/kept-search.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { createReferral } from "#app/services/cases/create-referral.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";
import { listGroupsTakingCases } from "#db/queries/case-groups.ts";
import { listAgenciesOfPartnership } from "#db/queries/partnership-agencies.ts";
import { findIdentityCard } from "#db/queries/people.ts";

const params = z.object({});
const personOf = (request: Request) => z.uuidv7().safeParse(new URL(request.url).searchParams.get("person")).data;

export const loader = guardedLoader("referrals:create", params, async ({ request, actor, now }) => {
  const personId = personOf(request);
  if (!personId) throw redirect("/search");
  const today = londonDay(now);
  const person = await findIdentityCard(db, actor, personId, searchBounds(now));
  if (!person) throw new Response(null, { status: 404 });
  const groups = await listGroupsTakingCases(db, actor.partnershipId, today);
  const agencies = await listAgenciesOfPartnership(db, actor.partnershipId);
  await recordView({ db, actor, now }, "person.card-viewed", "person", person.id);
  const { reference, birthDate, birthDateBasis } = person;
  return {
    once: newOnce(),
    today,
    person: { reference, name: fullName(person), birthDate, birthDateBasis },
    groups: groups.map(({ id, name }) => ({ value: id, text: name })),
    agencies: agencies.map(({ id, name }) => ({ value: id, text: name })),
  };
});

export const action = guardedAction("referrals:create", params, async ({ request, form: body, actor, now, once }) => {
  const personId = personOf(request);
  if (!personId) throw new Response(null, { status: 404 });
  const form = parseForm(body, referralForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const result = await createReferral({ db, actor, now, once }, personId, form.data);
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "refused":
      return data({ values: form.values, errors: { [result.refusal.field ?? "form"]: result.refusal.message } }, 422);
    case "already":
      return data(
        { values: form.values, errors: { groupId: ALREADY_THERE_WORDS[result.already.kind] }, already: result.already },
        422,
      );
    case "done":
      return redirect(afterSaving(`/referrals/${result.id}`, "referral-made"));
  }
});

export const meta: MetaFunction = () => [{ title: "Make a referral – Joint Action" }];

export default function NewReferralPage() {
  const { once, person, groups, agencies, today } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const initial = {
    groupId: "",
    role: "",
    agencyId: "",
    reason: "",
    lawfulBasis: "",
    ...dayParts("receivedOn", today),
  };
  const already = reply && "already" in reply ? reply.already : null;
  const { field, errors, errorOf, onSubmit } = useCheckedForm(referralForm, initial, reply);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Make a referral</h1>
        <SummaryList
          rows={[
            { key: "Person", value: `${person.name} (${person.reference})` },
            { key: "Date of birth", value: <BirthDate {...person} today={today} /> },
          ]}
        />
        <PageForm onSubmit={onSubmit} once={once}>
          <Select
            field={field("groupId")}
            label="Which group is asked"
            hint="If it works with this person already, its coordinator brings the two together"
            items={groups}
            placeholder="Select a group"
            error={errorOf("groupId")}
          />
          <Radios
            field={field("role")}
            legend="This person is referred as"
            items={REFERRAL_ROLES.map((value) => ({ value, text: linkWords(value, standingAtAcceptance(value)) }))}
            error={errorOf("role")}
          />
          <Select
            field={field("agencyId")}
            label="Referring agency"
            items={agencies}
            placeholder="Select an agency"
            error={errorOf("agencyId")}
          />
          <DateInput name="receivedOn" field={field} legend="Day received" error={errorOf("receivedOn")} />
          <CharacterCount
            field={field("reason")}
            label="Reason"
            hint="What has happened, what worries you and what has been tried"
            maxLength={4000}
            rows={6}
            error={errorOf("reason")}
          />
          <Radios
            field={field("lawfulBasis")}
            legend="Lawful basis for sharing this"
            small
            items={LAWFUL_BASES.map((value) => ({ value, text: LAWFUL_BASIS_NAMES[value] }))}
            error={errorOf("lawfulBasis")}
          />
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
