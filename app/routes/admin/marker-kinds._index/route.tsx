import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { AdminNavigation } from "#app/components/admin/admin-navigation.tsx";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { markerKindForm } from "#app/domain/people/marker-kind.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { addMarkerKind } from "#app/services/people/keep-marker-kind.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";
import { listMarkerKinds } from "#db/queries/marker-kinds.ts";

const params = z.object({});

export const loader = guardedLoader("settings:manage", params, async ({ actor, now }) => {
  const kinds = await listMarkerKinds(db, actor.partnershipId, { ended: true });
  const ids = kinds.map((kind) => kind.id);
  await recordList({ db, actor, now }, "marker-kind.listed", "marker-kind", ids);
  return { once: newOnce(), kinds: kinds.map(({ id, name, endedOn }) => ({ id, name, endedOn })) };
});

export const action = guardedAction("settings:manage", params, async ({ form: body, actor, now, once }) => {
  const form = parseForm(body, markerKindForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const result = await addMarkerKind({ db, actor, now, once }, form.data);
  if (result.kind === "refused")
    return data({ values: form.values, errors: { [result.refusal.field]: result.refusal.message } }, 422);
  return redirect(afterSaving("/admin/marker-kinds", "marker-kind-saved"));
});

export const meta: MetaFunction = () => [{ title: "Warnings – Joint Action" }];

export default function MarkerKindsPage() {
  const { once, kinds } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { field, errors, errorOf, onSubmit } = useCheckedForm(markerKindForm, { name: "" }, reply);
  return (
    <>
      <AdminNavigation current="/admin/marker-kinds" />
      <ErrorSummary errors={errors} />
      <h1 className="govuk-heading-l">Warnings about people</h1>
      <p className="govuk-body">
        The list from which a warning on a person’s record is chosen. It begins as our proposal and is the partnership’s
        own.
      </p>
      <Table
        caption="Warnings"
        captionHidden
        head={["Warning", "Offered", { text: <span className="govuk-visually-hidden">Change</span> }]}
        rows={kinds.map(({ id, name, endedOn }) => [
          name,
          endedOn ? `Not since ${longDay(endedOn)}` : "Yes",
          <a key="change" className="govuk-link" href={`/admin/marker-kinds/${id}`}>
            Change<span className="govuk-visually-hidden"> {name}</span>
          </a>,
        ])}
      />
      <PageForm onSubmit={onSubmit} once={once}>
        <Input field={field("name")} label="Another warning" error={errorOf("name")} width={20} />
        <Button>Add it to the list</Button>
      </PageForm>
    </>
  );
}
