import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ChangeFormPage } from "#app/components/forms/change-form-page.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { requestOfficerForm } from "#app/domain/rights/request.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { requestReply } from "#app/http/request-reply.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { nameRequestOfficer } from "#app/services/rights/name-officer.ts";
import { db } from "#db/open.ts";
import { listRequestOfficers } from "#db/queries/request-people.ts";
import { findRightsRequest } from "#db/queries/rights-requests.ts";

const params = z.object({ requestId: z.uuidv7() });
const WORDS = "Who answers the request. They are told when it falls due.";

export const loader = guardedLoader("rights:manage", params, async ({ params: { requestId }, actor, now }) => {
  const request = await findRightsRequest(db, actor.partnershipId, requestId);
  if (!request) throw new Response(null, { status: 404 });
  await recordView({ db, actor, now }, "rights.viewed", "rights-request", requestId);
  const officers = await listRequestOfficers(db, actor.partnershipId, londonDay(now));
  return {
    officerUserId: request.officerUserId ?? "",
    officers: officers.map(({ id, name }) => ({ value: id, text: name })),
    record: { href: `/rights/${requestId}`, name: request.reference, version: request.version, words: WORDS },
  };
});

export const action = guardedAction(
  "rights:manage",
  params,
  async ({ params: { requestId }, form: body, actor, now }) => {
    const form = parseForm(body, requestOfficerForm);
    if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
    const result = await nameRequestOfficer({ db, actor, now }, requestId, form.data);
    return requestReply(result, form.values, afterSaving(`/rights/${requestId}`, "rights-recorded"));
  },
);

export const meta: MetaFunction = () => [{ title: "Name the officer – Joint Action" }];

export default function RequestOfficerPage() {
  const { officers, officerUserId, record } = useLoaderData<typeof loader>();
  return (
    <ChangeFormPage
      record={record}
      heading="Name the officer"
      button="Save"
      schema={requestOfficerForm}
      initial={{ officerUserId }}
      reply={useActionData<typeof action>()}
    >
      {({ field, errorOf }) => (
        <Select
          field={field("officerUserId")}
          label="Officer"
          placeholder="Nobody yet"
          items={officers}
          error={errorOf("officerUserId")}
        />
      )}
    </ChangeFormPage>
  );
}
