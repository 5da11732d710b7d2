import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { CaseFormPage } from "#app/components/cases/case-form-page.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { caseHeader } from "#app/domain/cases/case-header.ts";
import { flagForm } from "#app/domain/cases/need-to-know.form.ts";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { badAccessForm, accessReply } from "#app/http/access-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { giveFlag } from "#app/services/cases/change-flags.ts";
import { findManagedCase } from "#app/services/cases/case-to-manage.ts";
import { db } from "#db/open.ts";
import { listFlagKinds, unsafeListFlags } from "#db/queries/case-flags.ts";

const params = z.object({ caseId: z.uuidv7() });

export const loader = guardedLoader("cases:access", params, async ({ params, actor, now }) => {
  const record = await findManagedCase({ db, actor }, params.caseId);
  const flags = await unsafeListFlags(db, record.id);
  const kinds = await listFlagKinds(db, actor.partnershipId);
  await recordView({ db, actor, now }, "case.viewed", "case", record.id);
  return {
    header: caseHeader(record),
    flags: flags.map(({ id, name, reason, fromDay }) => ({ id, name, reason, fromDay })),
    kinds: kinds
      .filter(({ id }) => !flags.some((flag) => flag.kindId === id))
      .map(({ id, name }) => ({ value: id, text: name })),
  };
});

export const action = guardedAction("cases:access", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, flagForm);
  if (!form.ok) return badAccessForm(form);
  const result = await giveFlag({ db, actor, now }, params.caseId, form.data);
  return accessReply(result, form.values, afterSaving(`/cases/${params.caseId}`, "case-flagged"));
});

export const meta: MetaFunction = () => [{ title: "Flags of a case – Joint Action" }];

export default function CaseFlagsPage() {
  const { header, flags, kinds } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <CaseFormPage
      header={header}
      current="overview"
      heading="Flags"
      button="Add the flag"
      schema={flagForm}
      initial={{ kindId: "" }}
      reply={reply}
      reason="Why?"
      before={
        <>
          {flags.length === 0 ? <p className="govuk-body">This case has no flag.</p> : null}
          {flags.length > 0 ? (
            <Table
              caption="Flags in force"
              captionSize="s"
              scrollLabel="Flags in force"
              stacked
              head={["Flag", "Why", "Since", "End"]}
              rows={flags.map(({ id, name, reason, fromDay }) => [
                name,
                reason,
                longDay(fromDay),
                <a key="end" className="govuk-link" href={`/cases/${header.id}/flags/${id}`}>
                  End<span className="govuk-visually-hidden"> {name}</span>
                </a>,
              ])}
            />
          ) : null}
          <InsetText>
            Domestic abuse / MARAC hides where victims live, and how to reach them, from whoever works with the
            perpetrator and from everyone but the chair, the coordinators, the lead, the supervisor and people named.
          </InsetText>
        </>
      }
    >
      {({ field, errorOf }) => (
        <Select
          field={field("kindId")}
          label="Flag"
          items={kinds}
          placeholder="Select a flag"
          error={errorOf("kindId")}
        />
      )}
    </CaseFormPage>
  );
}
