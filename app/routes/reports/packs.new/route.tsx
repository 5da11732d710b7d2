import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { quarterId, quarterLabel } from "#app/domain/performance/quarter.ts";
import { newPackForm } from "#app/domain/reports/report.form.ts";
import { quartersToReport } from "#app/domain/reports/report-rules.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { makePack } from "#app/services/reports/report-packs.ts";
import { newOnce } from "#app/services/session/made-once.ts";
import { db } from "#db/open.ts";
import { listGroupChoices } from "#db/queries/groups.ts";

const params = z.object({});

export const loader = guardedLoader("reports:sign-off", params, async ({ actor, now }) => {
  const today = londonDay(now);
  const groups = await listGroupChoices(db, actor.partnershipId, today);
  return {
    once: newOnce(),
    groups: groups.map(({ id, name }) => ({ value: id, text: name })),
    quarters: quartersToReport(today).map((one) => ({ value: quarterId(one), text: quarterLabel(one) })),
  };
});

export const action = guardedAction("reports:sign-off", params, async ({ form: body, actor, now, once }) => {
  const form = parseForm(body, newPackForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const result = await makePack({ db, actor, now, once }, form.data);
  if (result.kind === "refused")
    return data({ values: form.values, errors: { [result.refusal.field ?? "form"]: result.refusal.message } }, 422);
  return redirect(afterSaving(`/reports/packs/${result.id}`, "report-pack-made"));
});

export const meta: MetaFunction = () => [{ title: "Make a pack for the board – Joint Action" }];

export default function NewPackPage() {
  const { once, groups, quarters } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const blank = { title: "", groupId: "", quarter: quarters[0]?.value ?? "" };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(newPackForm, blank, reply);
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href="/reports/packs">Packs for the board</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">Make a pack for the board</h1>
        <PageForm onSubmit={onSubmit} once={once}>
          <Input field={field("title")} label="Name" error={errorOf("title")} />
          <Select
            field={field("groupId")}
            label="For which group"
            items={groups}
            placeholder="Select a group"
            error={errorOf("groupId")}
          />
          <Select field={field("quarter")} label="Quarter" items={quarters} error={errorOf("quarter")} />
          <Button>Make the pack</Button>
        </PageForm>
      </div>
    </div>
  );
}
