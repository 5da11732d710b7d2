import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ManagePage } from "#app/components/cases/manage-page.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { contactForm } from "#app/domain/premises/contact.form.ts";
import { CONTACT_WAY_NAMES, CONTACT_WAYS } from "#app/domain/premises/contact.ts";
import { premisesHref } from "#app/domain/premises/premises-pages.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badCaseForm, caseReply } from "#app/http/case-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { premisesToFollow } from "#app/services/premises/follow-up-form.ts";
import { recordContact } from "#app/services/premises/record-contact.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";
import { listAgenciesOfPartnership } from "#db/queries/partnership-agencies.ts";

const params = z.object({ premisesId: z.uuidv7() });

export const loader = guardedLoader("premises:record", params, async ({ params: { premisesId }, actor, now }) => {
  const found = await premisesToFollow({ db, actor, now }, premisesId);
  if (!found) throw new Response(null, { status: 404 });
  const agencies = await listAgenciesOfPartnership(db, actor.partnershipId);
  return {
    ...{ record: found.record, once: newOnce(), today: londonDay(now), agencyId: actor.agencyId },
    agencies: agencies.map(({ id, name }) => ({ value: id, text: name })),
  };
});

export const action = guardedAction(
  "premises:record",
  params,
  async ({ params: { premisesId }, form: body, actor, now, once }) => {
    const form = parseForm(body, contactForm);
    if (!form.ok) return badCaseForm(form);
    const result = await recordContact({ db, actor, now, once }, premisesId, form.data);
    const to = afterSaving(premisesHref(premisesId, "plan"), "premises-contact-recorded");
    return caseReply(result, form.values, { to, recorded: () => ({}) });
  },
);

export const meta: MetaFunction = () => [{ title: "Record a contact with premises – Joint Action" }];

export default function NewContactPage() {
  const { record, once, today, agencyId, agencies } = useLoaderData<typeof loader>();
  return (
    <ManagePage
      record={record}
      back={{ href: premisesHref(record.id, "plan"), text: "Plan and meetings" }}
      heading="Record a contact"
      button="Save the contact"
      schema={contactForm}
      initial={{ ...dayParts("contactedOn", today), how: "", agencyId, words: "" }}
      reply={useActionData<typeof action>()}
      once={once}
      reason={null}
    >
      {({ field, errorOf }) => (
        <>
          <DateInput name="contactedOn" field={field} legend="Day" legendSize="s" error={errorOf("contactedOn")} />
          <Radios
            field={field("how")}
            legend="How was contact made?"
            legendSize="s"
            items={CONTACT_WAYS.map((value) => ({ value, text: CONTACT_WAY_NAMES[value] }))}
            error={errorOf("how")}
          />
          <Select field={field("agencyId")} label="By which agency" items={agencies} error={errorOf("agencyId")} />
          <Textarea
            field={field("words")}
            label="What was said or seen (optional)"
            hint="Everybody in the premises group reads it: name nobody of an incident"
            rows={4}
            error={errorOf("words")}
          />
        </>
      )}
    </ManagePage>
  );
}
