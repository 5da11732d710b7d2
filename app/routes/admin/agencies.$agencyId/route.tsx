import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { AgencyFields } from "#app/components/admin/agency-fields.tsx";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { userListHref } from "#app/domain/access/user-filter.ts";
import { changeAgencyForm } from "#app/domain/agencies/agency.form.ts";
import { agreementWords } from "#app/domain/agencies/agreement.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { changeAgency } from "#app/services/admin/change-agency.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { db } from "#db/open.ts";
import { findAgency, isSharedAgency } from "#db/queries/agencies.ts";
import { listUserChoices } from "#db/queries/users.ts";
import { AgencyVersions } from "./agency-versions.tsx";

const params = z.object({ agencyId: z.uuidv7() });

export const loader = guardedLoader("agencies:manage", params, async ({ params: { agencyId }, actor, now }) => {
  const agency = await findAgency(db, actor.partnershipId, agencyId);
  if (!agency) throw new Response(null, { status: 404 });
  const shared = await isSharedAgency(db, actor.partnershipId, agencyId);
  const users = (await listUserChoices(db, actor.partnershipId, agencyId)).map(({ id, name }) => ({ id, name }));
  await recordView({ db, actor, now }, "agency.viewed", "agency", agencyId);
  const { contactUserId, contactName } = agency;
  const isListed = contactUserId === null || users.some((user) => user.id === contactUserId);
  return {
    agency,
    shared,
    words: agreementWords({ signedOn: agency.isaSignedOn, expiresOn: agency.isaExpiresOn }, londonDay(now)),
    users: isListed ? users : [...users, { id: contactUserId, name: `${contactName ?? "A user"} (no longer here)` }],
  };
});

export const action = guardedAction(
  "agencies:manage",
  params,
  async ({ params: { agencyId }, form: body, actor, now }) => {
    const form = parseForm(body, changeAgencyForm);
    if (!form.ok) return data({ values: form.values, errors: form.errors, current: null }, 400);
    const result = await changeAgency({ db, actor, now }, agencyId, form.data);
    switch (result.kind) {
      case "not-found":
        throw new Response(null, { status: 404 });
      case "changed": {
        const { version, agencyVersion } = result.current;
        const errors = { form: "Someone changed this agency after you opened the page" };
        const values = { ...form.values, version: String(version), agencyVersion: String(agencyVersion) };
        return data({ values, errors, current: result.current }, 409);
      }
      case "refused":
        return data(
          { values: form.values, errors: { [result.refusal.field]: result.refusal.message }, current: null },
          422,
        );
      case "done":
        return redirect(afterSaving("/admin/agencies", "agency-changed"));
    }
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.agency.name ?? "Agency"} – Joint Action` },
];

export default function AgencyPage() {
  const { agency, shared, words, users } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const initial = {
    version: String(agency.version),
    agencyVersion: String(agency.agencyVersion),
    name: agency.name,
    kind: agency.kind,
    reportsCount: agency.reportsCount === 1 ? "yes" : "no",
    contactUserId: agency.contactUserId ?? "",
    ...dayParts("isaSignedOn", agency.isaSignedOn),
    ...dayParts("isaExpiresOn", agency.isaExpiresOn),
    ...dayParts("leftOn", agency.leftOn),
  };
  const { field, errors, errorOf, onSubmit, values } = useCheckedForm(changeAgencyForm, initial, reply);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href="/admin/agencies">Agencies</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">{agency.name}</h1>
        <p className="govuk-body">
          Information sharing agreement: {words}.{" "}
          <a className="govuk-link" href={userListHref({ agency: agency.id })}>
            See its users
          </a>
        </p>
        {reply?.current ? <AgencyVersions current={reply.current} values={values} users={users} /> : null}
        {shared ? (
          <InsetText>
            Another partnership has this agency too, so its name and kind stay as they are. The rest is this
            partnership’s own.
          </InsetText>
        ) : null}
        <PageForm onSubmit={onSubmit}>
          <input type="hidden" {...field("version")} />
          <input type="hidden" {...field("agencyVersion")} />
          <AgencyFields field={field} errorOf={errorOf} />
          <h2 className="govuk-heading-m">In this partnership</h2>
          <Radios
            field={field("reportsCount")}
            inline
            legend="Do reports to this agency count locally?"
            legendSize="s"
            hint="Towards the threshold of an anti-social behaviour case review"
            items={[
              { value: "yes", text: "Yes" },
              { value: "no", text: "No" },
            ]}
            error={errorOf("reportsCount")}
          />
          <Select
            field={field("contactUserId")}
            label="Contact for escalation (optional)"
            hint="Hears of actions of the agency that stay undone"
            placeholder="Nobody"
            items={users.map((user) => ({ value: user.id, text: user.name }))}
            error={errorOf("contactUserId")}
          />
          <DateInput
            name="leftOn"
            field={field}
            legend="Day it left (optional)"
            legendSize="s"
            hint="It is no longer offered in lists. Its users stay until you disable them or end what they do"
            error={errorOf("leftOn")}
          />
          <Button>Save</Button>
        </PageForm>
      </div>
    </div>
  );
}
