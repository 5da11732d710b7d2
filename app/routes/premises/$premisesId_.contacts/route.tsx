import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { ContactRows } from "#app/components/premises/contact-rows.tsx";
import { afterField, afterKey } from "#app/domain/actions/listed-action.ts";
import { premisesHref } from "#app/domain/premises/premises-pages.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { premisesToFollow } from "#app/services/premises/follow-up-form.ts";
import { db } from "#db/open.ts";
import { unsafeListContacts } from "#db/queries/premises-contacts.ts";

const params = z.object({ premisesId: z.uuidv7() });
const PAGE = 50;

export const loader = guardedLoader("premises:read", params, async ({ request, params, actor, now }) => {
  const found = await premisesToFollow({ db, actor, now }, params.premisesId);
  if (!found) throw new Response(null, { status: 404 });
  const given = afterField.parse(new URL(request.url).searchParams.get("after") ?? undefined);
  const { dueOn: day, id } = afterKey(given);
  const after = given === undefined ? undefined : { day, id };
  const rows = await unsafeListContacts(db, params.premisesId, { after, limit: PAGE + 1 });
  const contacts = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? contacts.at(-1) : undefined;
  return {
    record: found.record,
    contacts,
    next: last ? `/premises/${params.premisesId}/contacts?after=${last.contactedOn}~${last.id}` : null,
    mayRecord: actor.permissions.has("premises:record"),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Contacts with ${data?.record.subject ?? "the premises"} – Joint Action` },
];

export default function ContactsPage() {
  const { record, contacts, next, mayRecord } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={premisesHref(record.id, "plan")}>Plan and meetings</BackLink>
      <span className="govuk-caption-l">
        {record.reference} · {record.subject}
      </span>
      <h1 className="govuk-heading-l">Contacts, newest first</h1>
      {mayRecord ? (
        <Button href={`/premises/${record.id}/contacts/new`} variant="secondary">
          Record a contact
        </Button>
      ) : null}
      {contacts.length === 0 ? (
        <p className="govuk-body">
          None is recorded. A visit, a call or a letter counts from the day on which it was made.
        </p>
      ) : (
        <ContactRows premisesId={record.id} caption="All contacts" contacts={contacts} mayRecord={mayRecord} />
      )}
      <Pagination nextHref={next ?? undefined} />
    </>
  );
}
