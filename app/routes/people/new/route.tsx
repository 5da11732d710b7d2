import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { personForm } from "#app/domain/people/person.form.ts";
import { SEX_NAMES } from "#app/domain/people/person-parts.ts";
import { BIRTH_DATE_BASES, BIRTH_DATE_BASIS_NAMES, fullName } from "#app/domain/people/person.ts";
import { chooseHref, searchedFor } from "#app/domain/search/searched-for.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { createPerson } from "#app/services/people/create-person.ts";
import { findOwnSearch } from "#app/services/search/search-people.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";
import { LikelyPeople } from "./likely-people.tsx";

const params = z.object({});

/** Search comes before create: without a search of one's own there is nothing here. */
export const loader = guardedLoader("people:create", params, async ({ request, actor, now }) => {
  const searchId = new URL(request.url).searchParams.get("search") ?? "";
  const query = await findOwnSearch({ db, actor, now }, searchId);
  if (!query) throw redirect("/search");
  const names = query.name.split(/\s+/).filter((word) => /^\D*\p{L}\D*$/u.test(word));
  return {
    once: newOnce(),
    purpose: searchedFor(new URL(request.url).searchParams)?.kind ?? null,
    mayRefer: actor.permissions.has("referrals:create"),
    searchId,
    givenNames: names.slice(0, -1).join(" "),
    familyName: names.at(-1) ?? "",
    birthDate: query.birthDate,
  };
});

export const action = guardedAction("people:create", params, async ({ request, form: body, actor, now, once }) => {
  const form = parseForm(body, personForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors, likely: [] }, 400);
  const result = await createPerson({ db, actor, now, once }, form.data);
  if (result.kind === "refused")
    return data({ values: form.values, errors: { [result.refusal.field]: result.refusal.message }, likely: [] }, 422);
  if (result.kind === "likely-known") {
    const likely = result.cards.map((card) => ({
      id: card.id,
      reference: card.reference,
      name: fullName(card),
      bornIn: card.birthDate?.slice(0, 4) ?? null,
      area: card.areaWords,
      reason: card.match.reason,
      mayOpen: card.mayOpen === 1,
    }));
    const values = { ...form.values, shown: likely.map(({ id }) => id).join(","), nobodyOfThese: "" };
    return data({ values, errors: { nobodyOfThese: "Check whether the person is recorded already" }, likely }, 422);
  }
  const purpose = searchedFor(new URL(request.url).searchParams);
  const next =
    purpose && purpose.kind !== "relation" ? chooseHref(purpose, result.id) : `/referrals/new?person=${result.id}`;
  return redirect(afterSaving(next, "person-recorded"));
});

export const meta: MetaFunction = () => [{ title: "Record a new person – Joint Action" }];

export default function NewPersonPage() {
  const { once, mayRefer, birthDate, purpose, ...names } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const initial = {
    ...names,
    birthDateBasis: birthDate ? "exact" : "",
    areaWords: "",
    sex: "",
    shown: "",
    nobodyOfThese: "",
    ...dayParts("birthDate", birthDate),
  };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(personForm, initial, reply);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Record a new person</h1>
        <PageForm onSubmit={onSubmit} once={once}>
          <input type="hidden" {...field("searchId")} />
          <input type="hidden" {...field("shown")} />
          {reply?.likely.length ? (
            <LikelyPeople people={reply.likely} mayRefer={mayRefer} field={field} error={errorOf("nobodyOfThese")} />
          ) : null}
          <Input
            field={field("givenNames")}
            label="Given names"
            error={errorOf("givenNames")}
            autoComplete="off"
            spellCheck={false}
          />
          <Input
            field={field("familyName")}
            label="Family name"
            error={errorOf("familyName")}
            autoComplete="off"
            spellCheck={false}
          />
          <Radios
            field={field("birthDateBasis")}
            legend="Is the date of birth known?"
            inline
            items={BIRTH_DATE_BASES.map((value) => ({ value, text: BIRTH_DATE_BASIS_NAMES[value] }))}
            error={errorOf("birthDateBasis")}
          />
          <DateInput
            name="birthDate"
            field={field}
            legend="Date of birth"
            hint="For example, 27 3 2009. Leave blank if it is not known."
            error={errorOf("birthDate")}
          />
          <Radios
            field={field("sex")}
            legend="Sex (optional)"
            legendSize="s"
            inline
            items={Object.entries(SEX_NAMES).map(([value, text]) => ({ value, text }))}
            error={errorOf("sex")}
          />
          <Input
            field={field("areaWords")}
            label="Area"
            hint="Where the person is mostly found, such as Shelthorpe. No address."
            error={errorOf("areaWords")}
            width={20}
          />
          <Button>{purpose && purpose !== "relation" ? SAVE_FOR[purpose] : "Save and make a referral"}</Button>
        </PageForm>
      </div>
    </div>
  );
}

const SAVE_FOR = {
  case: "Save and add to the case",
  incident: "Save and add to the incident",
  for: "Save and record the application",
  intervention: "Save and add to the intervention",
};
