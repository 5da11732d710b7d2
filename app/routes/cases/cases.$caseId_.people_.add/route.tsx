import { type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage } from "#app/components/cases/manage-page.tsx";
import { LinkFields } from "#app/components/cases/link-fields.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { addLinkForm } from "#app/domain/cases/case-link.form.ts";
import { wholeSubject } from "#app/domain/cases/listed-subject.ts";
import { refuseStep } from "#app/domain/cases/manage-case.ts";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { LINK_ROLE_NAMES, LINK_ROLES } from "#app/domain/people/link-roles.ts";
import { fullName } from "#app/domain/people/person.ts";
import { searchBounds } from "#app/domain/search/kept-search.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { addLink } from "#app/services/cases/case-links.ts";
import { caseToManage } from "#app/services/cases/case-to-manage.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";
import { findIdentityCard } from "#db/queries/people.ts";

const params = z.object({ caseId: z.uuidv7() });

/** Search comes first: without somebody found there, the way leads to it and comes back. */
export const loader = guardedLoader("cases:manage", params, async ({ request, params: { caseId }, actor, now }) => {
  const record = await caseToManage({ db, actor, now }, caseId);
  const personId = new URL(request.url).searchParams.get("person");
  if (personId === null) throw redirect(`/search?case=${caseId}`);
  const known = z.uuidv7().safeParse(personId).success;
  const card = known ? await findIdentityCard(db, actor, personId, searchBounds(now)) : undefined;
  if (!card) throw new Response(null, { status: 404 });
  await recordView({ db, actor, now }, "person.card-viewed", "person", card.id);
  return {
    once: newOnce(),
    record: { id: record.id, reference: record.reference, subject: wholeSubject(record) },
    refusal: refuseStep("people", record)?.message ?? null,
    person: {
      id: card.id,
      name: fullName(card),
      reference: card.reference,
      born: card.birthDate ? longDay(card.birthDate) : "not known",
    },
    today: londonDay(now),
  };
});

export const action = guardedAction(
  "cases:manage",
  params,
  async ({ params: { caseId }, form: body, actor, now, once }) => {
    const form = parseForm(body, addLinkForm);
    if (!form.ok) return badCaseForm(form);
    const result = await addLink({ db, actor, now, once }, caseId, form.data);
    return caseReply(result, form.values, {
      to: afterSaving(`/cases/${caseId}/people`, "case-person-added"),
      recorded: () => ({}),
    });
  },
);

export const meta: MetaFunction = () => [{ title: "Add a person to a case – Joint Action" }];

export default function AddPersonPage() {
  const { once, record, refusal, person, today } = useLoaderData<typeof loader>();
  return (
    <ManagePage
      record={record}
      back={{ href: `/cases/${record.id}/people`, text: `People of case ${record.reference}` }}
      heading={`Add ${person.name}`}
      button="Add to the case"
      schema={addLinkForm}
      initial={{
        personId: person.id,
        role: "",
        standing: "alleged",
        standingBasis: "",
        ...dayParts("standingOn", null),
        standingSource: "",
        ...dayParts("fromDay", today),
        note: "",
      }}
      reply={useActionData<typeof action>()}
      once={once}
      refusal={refusal}
      reason={null}
    >
      {({ field, errorOf }) => (
        <>
          <p className="govuk-body">
            {person.reference}, born {person.born}.{" "}
            <a className="govuk-link" href={`/search?case=${record.id}`}>
              Search for somebody else
            </a>
          </p>
          <input type="hidden" {...field("personId")} />
          <Select
            field={field("role")}
            label="Role in this case"
            hint="One person may have several: add them once for each"
            placeholder="Select a role"
            items={LINK_ROLES.map((value) => ({ value, text: LINK_ROLE_NAMES[value] }))}
            error={errorOf("role")}
          />
          <LinkFields
            field={field}
            errorOf={errorOf}
            legend="For a perpetrator: how does this stand?"
            standings={["alleged", "confirmed"]}
          />
        </>
      )}
    </ManagePage>
  );
}
