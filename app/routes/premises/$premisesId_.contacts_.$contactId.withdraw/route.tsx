import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage } from "#app/components/cases/manage-page.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { CONTACT_WAY_NAMES } from "#app/domain/premises/contact.ts";
import { withdrawContactForm } from "#app/domain/premises/contact.form.ts";
import { premisesHref } from "#app/domain/premises/premises-pages.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { recordedContact } from "#app/http/follow-up-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { premisesToFollow } from "#app/services/premises/follow-up-form.ts";
import { withdrawContact } from "#app/services/premises/record-contact.ts";
import { db } from "#db/open.ts";
import { unsafeFindContact } from "#db/queries/premises-contacts.ts";

const params = z.object({ premisesId: z.uuidv7(), contactId: z.uuidv7() });

export const loader = guardedLoader("premises:record", params, async ({ params, actor, now }) => {
  const found = await premisesToFollow({ db, actor, now }, params.premisesId);
  const contact = found && (await unsafeFindContact(db, params.premisesId, params.contactId));
  if (!contact) throw new Response(null, { status: 404 });
  const refusal = contact.withdrawnReason === null ? null : "This contact is withdrawn already";
  return { record: found.record, contact, refusal };
});

export const action = guardedAction("premises:record", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, withdrawContactForm);
  if (!form.ok) return badCaseForm(form);
  const result = await withdrawContact({ db, actor, now }, params, form.data);
  const to = afterSaving(premisesHref(params.premisesId, "plan"), "premises-contact-withdrawn");
  return caseReply(result, form.values, { to, recorded: recordedContact });
});

export const meta: MetaFunction = () => [{ title: "Withdraw a contact with premises – Joint Action" }];

export default function WithdrawContactPage() {
  const { record, contact, refusal } = useLoaderData<typeof loader>();
  return (
    <ManagePage
      record={record}
      back={{ href: premisesHref(record.id, "plan"), text: "Plan and meetings" }}
      heading="Withdraw a contact"
      button="Withdraw it"
      schema={withdrawContactForm}
      initial={{ version: String(contact.version) }}
      reply={useActionData<typeof action>()}
      refusal={refusal}
      reason="Why is it withdrawn?"
      reasonHint="It is kept, with the reason, and no longer counts"
      entered={(values) => ({ Withdrawn: String(values.reason ?? "") })}
    >
      {() => (
        <p className="govuk-body">
          {CONTACT_WAY_NAMES[contact.how]} on {longDay(contact.contactedOn)}.
        </p>
      )}
    </ManagePage>
  );
}
