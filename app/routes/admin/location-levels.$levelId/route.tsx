import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BothVersions } from "#app/components/admin/both-versions.tsx";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { LocationLevelFields } from "#app/components/risk/location-level-fields.tsx";
import { changeLocationLevelForm } from "#app/domain/risk/lists.form.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { changeLocationLevel } from "#app/services/risk/location-scale.ts";
import { db } from "#db/open.ts";
import { listLocationLevels } from "#db/queries/location-assessments.ts";
import { findLocationLevel } from "#db/queries/risk-list-changes.ts";

const params = z.object({ levelId: z.uuidv7() });
type Level = { name: string; meaning: string; reviewDays: number; endedOn: string | null };

export const loader = guardedLoader("risk:lists", params, async ({ params: { levelId }, actor }) => {
  const level = await findLocationLevel(db, actor.partnershipId, levelId);
  if (!level) throw new Response(null, { status: 404 });
  const all = await listLocationLevels(db, actor.partnershipId, null);
  return {
    version: String(level.version),
    ...recorded(level),
    place: String(all.findIndex(({ id }) => id === levelId)),
    others: all.filter(({ id }) => id !== levelId).map(({ name }) => name),
  };
});

export const action = guardedAction("risk:lists", params, async ({ params: { levelId }, form: body, actor, now }) => {
  const form = parseForm(body, changeLocationLevelForm);
  if (!form.ok) return data({ values: form.values, errors: form.errors, current: null }, 400);
  const result = await changeLocationLevel({ db, actor, now }, levelId, form.data);
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "changed": {
      const values = { ...form.values, version: String(result.current.version) };
      const errors: Record<string, string> = { form: "Someone changed this level after you opened the page" };
      return data({ values, errors, current: recorded(result.current) }, 409);
    }
    case "refused": {
      const errors: Record<string, string> = { [result.refusal.field]: result.refusal.message };
      return data({ values: form.values, errors, current: null }, 422);
    }
    case "done":
      return redirect(afterSaving("/admin/location-levels", "risk-list-changed"));
  }
});

function recorded({ name, meaning, reviewDays, endedOn }: Level) {
  return { name, meaning, reviewDays: String(reviewDays), offered: endedOn === null ? "yes" : "no" };
}

export const meta: MetaFunction = () => [{ title: "Change a level for places – Joint Action" }];

export default function LocationLevelPage() {
  const { others, ...initial } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { field, errors, errorOf, onSubmit, values } = useCheckedForm(changeLocationLevelForm, initial, reply);
  const { name } = initial;
  const current = reply?.current;
  const words = (value: unknown) => (value === "yes" ? "Offered" : "Not offered");
  const standing = (place: unknown) =>
    Number(place) === 0 ? "The lowest" : `Above ${others[Number(place) - 1] ?? ""}`;
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href="/admin/location-levels">Scale for places</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">{name}</h1>
        {current ? (
          <BothVersions
            rows={[
              { label: "Level", recorded: current.name, entered: String(values.name) },
              { label: "What it means", recorded: current.meaning, entered: String(values.meaning) },
              { label: "Days", recorded: current.reviewDays, entered: String(values.reviewDays) },
              { label: "Where it stands", recorded: standing(initial.place), entered: standing(values.place) },
              { label: "Offered", recorded: words(current.offered), entered: words(values.offered) },
            ]}
          />
        ) : null}
        <PageForm onSubmit={onSubmit}>
          <input type="hidden" {...field("version")} />
          <LocationLevelFields field={field} errorOf={errorOf} others={others} />
          <Radios
            field={field("offered")}
            legend="Is it offered when a place is assessed?"
            legendSize="s"
            hint="Places that have it keep it until they are assessed again"
            inline
            items={[
              { value: "yes", text: "Yes" },
              { value: "no", text: "No" },
            ]}
            error={errorOf("offered")}
          />
          <Button>Save</Button>
        </PageForm>
      </div>
    </div>
  );
}
