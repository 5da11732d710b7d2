import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { CaseFrame } from "#app/components/cases/case-frame.tsx";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { caseHeader } from "#app/domain/cases/case-header.ts";
import { workerForm } from "#app/domain/cases/need-to-know.form.ts";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { fullName } from "#app/domain/people/person.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { badAccessForm, accessReply } from "#app/http/access-reply.server.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { objectsOf, recordView } from "#app/services/audit/record-access.ts";
import { recordWorker } from "#app/services/cases/change-workers.ts";
import { findManagedCase } from "#app/services/cases/case-to-manage.ts";
import { db } from "#db/open.ts";
import { unsafeListLinks } from "#db/queries/cases.ts";
import { unsafeListWorkers } from "#db/queries/person-workers.ts";
import { listUsersToName } from "#db/queries/users-to-name.ts";

const params = z.object({ caseId: z.uuidv7() });

export const loader = guardedLoader("cases:access", params, async ({ params, actor, now }) => {
  const record = await findManagedCase({ db, actor }, params.caseId);
  const links = await unsafeListLinks(db, record.id);
  const workers = await unsafeListWorkers(db, record.id);
  const users = await listUsersToName(db, actor.partnershipId, londonDay(now));
  await recordView({ db, actor, now }, "case.viewed", "case", record.id, objectsOf(links));
  const people = new Map(links.map((link) => [link.personId, fullName(link)]));
  return {
    header: caseHeader(record),
    people: [...people].map(([value, text]) => ({ value, text })),
    users: users.map((user) => ({ value: user.id, text: `${user.name}, ${user.agencyName}` })),
    workers: workers.map(({ id, name, agencyName, work, fromDay, ...person }) => ({
      ...{ id, name, agencyName, work, fromDay },
      person: fullName(person),
    })),
  };
});

export const action = guardedAction("cases:access", params, async ({ params, form: body, actor, now }) => {
  const form = parseForm(body, workerForm);
  if (!form.ok) return badAccessForm(form);
  const result = await recordWorker({ db, actor, now }, params.caseId, form.data);
  return accessReply(result, form.values, afterSaving(`/cases/${params.caseId}/workers`, "case-worker-recorded"));
});

export const meta: MetaFunction = () => [{ title: "Who works with whom – Joint Action" }];

export default function WorkersPage() {
  const { header, people, users, workers } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const initial = { personId: "", userId: "", work: "" };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(workerForm, initial, reply);
  return (
    <CaseFrame header={header} current="overview">
      <ErrorSummary errors={errors} />
      <h2 className="govuk-heading-m">Who works with whom</h2>
      <p className="govuk-body">
        Whoever works with a perpetrator is not shown where a victim lives in a case with the flag Domestic abuse /
        MARAC, even if they are its chair.
      </p>
      {workers.length > 0 ? (
        <Table
          caption="Workers"
          captionHidden
          scrollLabel="Workers"
          stacked
          head={["Person", "Worker", "As", "Since", "End"]}
          rows={workers.map((row) => [
            row.person,
            `${row.name}, ${row.agencyName}`,
            row.work,
            longDay(row.fromDay),
            <a key="end" className="govuk-link" href={`/cases/${header.id}/workers/${row.id}`}>
              End<span className="govuk-visually-hidden"> for {row.name}</span>
            </a>,
          ])}
        />
      ) : (
        <p className="govuk-body">
          Nothing is recorded yet. Write down who works with the person, so that others know whom to call.
        </p>
      )}
      <PageForm onSubmit={onSubmit}>
        <Select
          field={field("personId")}
          label="Person of this case"
          items={people}
          placeholder="Select a person"
          error={errorOf("personId")}
        />
        <Select
          field={field("userId")}
          label="Worker"
          items={users}
          placeholder="Select a worker"
          error={errorOf("userId")}
        />
        <Input field={field("work")} label="As" hint="For example, probation officer" error={errorOf("work")} />
        <Button>Save</Button>
      </PageForm>
    </CaseFrame>
  );
}
