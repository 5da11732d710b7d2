import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { AdminNavigation } from "#app/components/admin/admin-navigation.tsx";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { LocationLevelFields } from "#app/components/risk/location-level-fields.tsx";
import { londonDay, shortDay } from "#app/domain/dates/iso-day.ts";
import { addLocationLevelForm } from "#app/domain/risk/lists.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { addLocationLevel } from "#app/services/risk/location-scale.ts";
import { db } from "#db/open.ts";
import { listLocationLevels } from "#db/queries/location-assessments.ts";

const params = z.object({});

export const loader = guardedLoader("risk:lists", params, async ({ actor, now }) => {
  const levels = await listLocationLevels(db, actor.partnershipId, null);
  await recordList({ db, actor, now }, "location-level.listed", "location-level", levels.map(({ id }) => id)); // prettier-ignore
  const today = londonDay(now);
  return levels.map(({ id, name, meaning, reviewDays, endedOn }) => ({
    ...{ id, name, meaning, reviewDays },
    endedOn: endedOn !== null && endedOn <= today ? endedOn : null,
  }));
});

export const action = guardedAction("risk:lists", params, async ({ form: body, actor, now }) => {
  const form = parseForm(body, addLocationLevelForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors }, 400);
  const result = await addLocationLevel({ db, actor, now }, form.data);
  if (result.kind === "refused")
    return data({ values: form.values, errors: { [result.refusal.field]: result.refusal.message } }, 422);
  return redirect(afterSaving("/admin/location-levels", "risk-list-changed"));
});

export const meta: MetaFunction = () => [{ title: "Scale for places – Joint Action" }];

export default function LocationLevelsPage() {
  const levels = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const initial = { name: "", meaning: "", reviewDays: "", place: String(levels.length) };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(addLocationLevelForm, initial, reply);
  return (
    <>
      <ErrorSummary errors={errors} />
      <h1 className="govuk-heading-l">Scale for places</h1>
      <AdminNavigation current="/admin/location-levels" />
      <p className="govuk-body">
        By these levels the risk at a place is assessed, the lowest first. No published scale was found: these are our
        proposal. What has been assessed keeps the level that it was given.
      </p>
      <Table
        caption="Levels, lowest first"
        captionHidden
        stacked
        head={["Level", "What it means", { text: "Days to the next review", numeric: true }, "Offered", "Change"]}
        rows={levels.map((level) => [
          level.name,
          level.meaning,
          level.reviewDays,
          level.endedOn ? `No, since ${shortDay(level.endedOn)}` : "Yes",
          <a key="change" className="govuk-link" href={`/admin/location-levels/${level.id}`}>
            Change<span className="govuk-visually-hidden"> {level.name}</span>
          </a>,
        ])}
      />
      <h2 className="govuk-heading-m">Add a level</h2>
      <PageForm onSubmit={onSubmit}>
        <LocationLevelFields field={field} errorOf={errorOf} others={levels.map(({ name }) => name)} />
        <Button>Add the level</Button>
      </PageForm>
    </>
  );
}
