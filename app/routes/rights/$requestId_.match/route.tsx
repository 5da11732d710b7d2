import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { requestMatchForm, requestSearchForm } from "#app/domain/rights/request.form.ts";
import { type FieldErrors, type FormValues, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { requestReply } from "#app/http/request-reply.server.ts";
import { matchRequest, peopleForRequest } from "#app/services/rights/match-request.ts";
import { db } from "#db/open.ts";
import { findRightsRequest } from "#db/queries/rights-requests.ts";
import { type FoundPerson, FoundPeople } from "./found-people.tsx";
import { SearchAgain } from "./search-again.tsx";

const params = z.object({ requestId: z.uuidv7() });

/** Who is like the name on the request; another name is searched for by a form, so that none stands in an address. */
export const loader = guardedLoader("rights:manage", params, async ({ params: { requestId }, actor, now }) => {
  const request = await findRightsRequest(db, actor.partnershipId, requestId);
  if (!request) throw new Response(null, { status: 404 });
  const query = { name: request.subjectName, birthDate: request.subjectBirthDate };
  return {
    ...{ id: requestId, reference: request.reference, version: request.version, query },
    people: (await peopleForRequest({ db, actor, now }, requestId, query)) ?? [],
  };
});

type Reply = { intent: "search" | "match"; values: FormValues; errors: FieldErrors; people: FoundPerson[] | null };

export const action = guardedAction(
  "rights:manage",
  params,
  async ({ params: { requestId }, form: body, actor, now }) => {
    if (body.get("intent") === "search") {
      const form = parseForm(body, requestSearchForm);
      const intent = "search" as const;
      if (!form.ok) return data<Reply>({ intent, values: form.values, errors: form.errors, people: null }, 400);
      const { name, birthDate } = form.data;
      const people = await peopleForRequest({ db, actor, now }, requestId, { name, birthDate });
      return data<Reply>({ intent, values: form.values, errors: {}, people: people ?? [] }, 200);
    }
    const form = parseForm(body, requestMatchForm);
    if (!form.ok) return data<Reply>({ intent: "match", values: form.values, errors: form.errors, people: null }, 400);
    const result = await matchRequest({ db, actor, now }, requestId, form.data);
    const reply = requestReply(result, form.values, afterSaving(`/rights/${requestId}`, "rights-matched"));
    if (!("data" in reply)) return reply;
    return data<Reply>({ intent: "match", people: null, ...reply.data }, reply.init ?? undefined);
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Whom request ${data?.reference ?? ""} is about – Joint Action` },
];

export default function MatchRequestPage() {
  const { id, reference, version, query, people } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const shown = reply?.people ?? people;
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={`/rights/${id}`}>{reference}</BackLink>
        <h1 className="govuk-heading-l">Whom is the request about?</h1>
        <p className="govuk-body">
          Only who may be meant is shown, by name, year of birth and area. Each search stands in the log.
        </p>
        <FoundPeople
          key={shown.map((person) => person.id).join(" ")}
          people={shown}
          version={version}
          reply={reply?.intent === "match" ? reply : undefined}
        />
        <SearchAgain query={query} reply={reply?.intent === "search" ? reply : undefined} />
      </div>
    </div>
  );
}
