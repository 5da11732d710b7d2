import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { AdminNavigation } from "#app/components/admin/admin-navigation.tsx";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { FLAG_BEHAVIOUR_WORDS } from "#app/domain/cases/flag-kind.ts";
import { addFlagKindForm } from "#app/domain/cases/flag-kind.form.ts";
import { shortDay } from "#app/domain/dates/iso-day.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { addFlagKind } from "#app/services/admin/flag-kinds.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { db } from "#db/open.ts";
import { listFlagKindsWithUse } from "#db/queries/case-flags.ts";

const params = z.object({});

export const loader = guardedLoader("case-lists:manage", params, async ({ actor, now }) => {
  const kinds = await listFlagKindsWithUse(db, actor.partnershipId);
  await recordList({ db, actor, now }, "case-flag-kind.listed", "case-flag-kind", kinds.map(({ id }) => id)); // prettier-ignore
  return kinds.map(({ id, name, behaviour, retiredOn, times }) => ({
    ...{ id, name, retiredOn, times: Number(times ?? 0) },
    does: behaviour && FLAG_BEHAVIOUR_WORDS[behaviour],
  }));
});

export const action = guardedAction("case-lists:manage", params, async ({ form: body, actor, now }) => {
  const form = parseForm(body, addFlagKindForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const result = await addFlagKind({ db, actor, now }, form.data);
  if (result.kind === "refused")
    return data({ values: form.values, errors: { [result.refusal.field]: result.refusal.message } }, 422);
  return redirect(afterSaving("/admin/case-flags", "case-flag-kind-added"));
});

export const meta: MetaFunction = () => [{ title: "Flags of cases – Joint Action" }];

export default function CaseFlagsPage() {
  const kinds = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { field, errors, errorOf, onSubmit } = useCheckedForm(addFlagKindForm, { name: "" }, reply);
  return (
    <>
      <ErrorSummary errors={errors} />
      <h1 className="govuk-heading-l">Flags of cases</h1>
      <AdminNavigation current="/admin/case-flags" />
      <p className="govuk-body">
        The chair, the coordinators and the lead of a case give it these, and lists of cases are narrowed by them. The
        list is our proposal. Change it as the partnership likes.
      </p>
      <Table
        caption="Flags"
        captionHidden
        stacked
        head={["Flag", "What it does by itself", "Offered", { text: "Cases with it now", numeric: true }, "Change"]}
        rows={kinds.map((kind) => [
          kind.name,
          kind.does ?? "Nothing",
          kind.retiredOn ? `No, since ${shortDay(kind.retiredOn)}` : "Yes",
          kind.times,
          <a key="change" className="govuk-link" href={`/admin/case-flags/${kind.id}`}>
            Change<span className="govuk-visually-hidden"> {kind.name}</span>
          </a>,
        ])}
      />
      <h2 className="govuk-heading-m">Add a flag</h2>
      <PageForm onSubmit={onSubmit}>
        <Input
          field={field("name")}
          label="Name"
          hint="It stands on the page of each case that has it"
          error={errorOf("name")}
          autoComplete="off"
        />
        <Button>Add the flag</Button>
      </PageForm>
    </>
  );
}
