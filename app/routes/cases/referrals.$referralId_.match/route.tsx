import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { BirthDate } from "#app/components/people/birth-date.tsx";
import { matchPersonForm } from "#app/domain/cases/match-person.form.ts";
import { mayDecide, standingAtAcceptance } from "#app/domain/cases/referral.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { linkWords } from "#app/domain/people/link-roles.ts";
import { fullName } from "#app/domain/people/person.ts";
import { type FieldErrors, parseForm } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { findTypedPerson, matchPerson } from "#app/services/cases/match-person.ts";
import { keepPersonSearch, runPersonSearch } from "#app/services/search/search-people.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";

const params = z.object({ referralId: z.uuidv7() });
const linkOf = (request: Request) => z.uuidv7().safeParse(new URL(request.url).searchParams.get("person")).data ?? null;

export const loader = guardedLoader("people:search", params, async ({ request, params, actor, now }) => {
  const found = await findTypedPerson(db, actor, params.referralId, linkOf(request));
  if (!found) throw new Response(null, { status: 404 });
  const { referral, typed } = found;
  if (!mayDecide(actor, referral)) throw new Response(null, { status: 403 });
  if (!typed || referral.status !== "awaiting-decision") throw redirect(`/referrals/${referral.id}`);
  const name = [typed.typedGivenNames, typed.typedFamilyName].filter(Boolean).join(" ");
  // A search as any other: it is kept, stands in the log, and whom it shows may be chosen for a day.
  const query = { name, birthDate: typed.typedBirthDate };
  const searchId = await keepPersonSearch({ db, actor, now }, query);
  const likely = await runPersonSearch({ db, actor, now }, query);
  return {
    once: newOnce(),
    today: londonDay(now),
    referral: { id: referral.id, reference: referral.reference },
    searchId,
    version: typed.version,
    typed: {
      name,
      birthDate: typed.typedBirthDate,
      birthDateBasis: typed.typedBirthDateBasis ?? ("unknown" as const),
      area: typed.typedArea,
      role: linkWords(typed.role, standingAtAcceptance(typed.role)),
    },
    agenciesToAsk: likely.agenciesToAsk,
    mayCreate: actor.permissions.has("people:create"),
    people: likely.cards.slice(0, 20).map((card) => ({
      id: card.id,
      name: `${fullName(card)} (${card.reference})`,
      // The card of a search has the year of birth and no day.
      bornIn: card.birthDate ? card.birthDate.slice(0, 4) : null,
      area: card.areaWords,
      reason: card.match.reason,
    })),
  };
});

export const action = guardedAction(
  "people:search",
  params,
  async ({ request, params, form: body, actor, now, once }) => {
    const form = parseForm(body, matchPersonForm);
    if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
    if (form.data.personId === "new" && !actor.permissions.has("people:create"))
      throw new Response(null, { status: 403 });
    const result = await matchPerson({ db, actor, now, once }, params.referralId, linkOf(request), form.data);
    switch (result.kind) {
      case "not-found":
        throw new Response(null, { status: 404 });
      case "forbidden":
        throw new Response(null, { status: 403 });
      case "changed": {
        const errors: FieldErrors = {
          form: "Somebody said who this is, or decided the referral, after you opened the page. Go back to it",
        };
        return data({ values: form.values, errors }, 409);
      }
      case "refused": {
        const errors: FieldErrors = { [result.refusal.field]: result.refusal.message };
        return data({ values: form.values, errors }, 422);
      }
      case "done":
        return redirect(afterSaving(`/referrals/${params.referralId}`, "referral-person-matched"));
    }
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Who this is, referral ${data?.referral.reference ?? ""} – Joint Action` },
];

export default function MatchPersonPage() {
  const { once, today, referral, searchId, version, typed, people, agenciesToAsk, mayCreate } =
    useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const initial = { version: String(version), searchId, personId: people.length === 0 ? "new" : "" };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(matchPersonForm, initial, reply);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={`/referrals/${referral.id}`}>{`Back to ${referral.reference}`}</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Who is this?</h1>
        <SummaryList
          card={{ title: "As the referrer typed it" }}
          rows={[
            { key: "Name", value: typed.name },
            { key: "Date of birth", value: <BirthDate {...typed} today={today} /> },
            { key: "Area", value: typed.area ?? "Not recorded" },
            { key: "Referred as", value: typed.role },
          ]}
        />
        {agenciesToAsk.length > 0 ? (
          <InsetText>
            A restricted record may be about this person. Before you record anybody, ask {agenciesToAsk.join(" or ")}.
          </InsetText>
        ) : null}
        <PageForm onSubmit={onSubmit} once={once}>
          <input type="hidden" {...field("version")} />
          <input type="hidden" {...field("searchId")} />
          <Radios
            field={field("personId")}
            legend={people.length > 0 ? "Likely the same, best first" : "Nobody like this is recorded"}
            items={[
              ...people.map((person) => ({
                value: person.id,
                text: person.name,
                hint: (
                  <>
                    Born: {person.bornIn ?? "not known"}. Area: {person.area ?? "not recorded"}. {person.reason}
                  </>
                ),
              })),
              ...(people.length > 0 && mayCreate ? [{ divider: "or" }] : []),
              ...(mayCreate ? [{ value: "new", text: "A new person: record them as typed" }] : []),
            ]}
            error={errorOf("personId")}
          />
          <Button>Save</Button>
        </PageForm>
      </div>
    </div>
  );
}
