import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useMemo } from "react";
import { z } from "zod/mini";
import { BothVersions } from "#app/components/admin/both-versions.tsx";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { SettingTag } from "#app/components/settings/setting-tag.tsx";
import { SettingValueField } from "#app/components/settings/setting-value-field.tsx";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { changeSettingForm } from "#app/domain/settings/change-setting.form.ts";
import { SETTING_AREA_NAMES, SETTING_AREAS, type SettingDefinition } from "#app/domain/settings/definition.ts";
import { settingKeyNamed, SETTINGS } from "#app/domain/settings/definitions.ts";
import { writeValue } from "#app/domain/settings/read-value.ts";
import { latestRecorded, valueOn } from "#app/domain/settings/value-on.ts";
import { valueWords } from "#app/domain/settings/value-words.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { changeSetting } from "#app/services/settings/change-setting.ts";
import { db } from "#db/open.ts";
import { listSettingChanges } from "#db/queries/settings.ts";

const params = z.object({ area: z.enum(SETTING_AREAS), name: z.string() });

export const loader = guardedLoader("settings:manage", params, async ({ params: { area, name }, actor, now }) => {
  const key = settingKeyNamed(area, name);
  if (!key) throw new Response(null, { status: 404 });
  const today = londonDay(now);
  const changes = await listSettingChanges(db, actor.partnershipId, [key]);
  const definition: SettingDefinition = SETTINGS[key];
  const { value, from, tag, source } = valueOn(SETTINGS[key], changes, today);
  return {
    definition,
    area,
    today,
    value: writeValue(value),
    from,
    tag,
    source,
    latest: latestRecorded(changes)?.id ?? "",
  };
});

export const action = guardedAction(
  "settings:manage",
  params,
  async ({ params: { area, name }, form: body, actor, now }) => {
    const key = settingKeyNamed(area, name);
    if (!key) throw new Response(null, { status: 404 });
    const form = parseForm(body, changeSettingForm(SETTINGS[key]));
    if (!form.ok) return data({ values: form.values, errors: form.errors, current: null }, 400);
    const result = await changeSetting({ db, actor, now }, key, form.data);
    switch (result.kind) {
      case "changed": {
        const { current } = result;
        const errors = { form: "Someone changed this setting after you opened the page" };
        return data({ values: { ...form.values, latest: current?.id ?? "" }, errors, current }, 409);
      }
      case "refused":
        return data(
          { values: form.values, errors: { [result.refusal.field]: result.refusal.message }, current: null },
          422,
        );
      case "done":
        return redirect(`${savedPath(area)}#${name}`);
    }
  },
);

/** Where a change may move bands, the page that follows says so. */
function savedPath(area: string) {
  const path = `/admin/settings/${area}`;
  return area === "premises" ? afterSaving(path, "premises-scheme-changed") : path;
}

export const meta: MetaFunction = () => [{ title: "Change a setting – Joint Action" }];

export default function ChangeSettingPage() {
  const { definition, area, today, value, from, tag, source, latest } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const initial = { latest, value, reason: "", ...dayParts("fromDay", today) };
  const schema = useMemo(() => changeSettingForm(definition), [definition]);
  const { field, errors, errorOf, onSubmit, values } = useCheckedForm(schema, initial, reply);
  const { current } = reply ?? {};
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={`/admin/settings/${area}`}>{SETTING_AREA_NAMES[area]}: settings</BackLink>
        <ErrorSummary errors={errors} />
        <h1 className="govuk-heading-l">{definition.label}</h1>
        {current ? (
          <BothVersions
            rows={[
              {
                label: "Value",
                recorded: valueWords(definition, current.value),
                entered: valueWords(definition, String(values.value)),
              },
              { label: "First day", recorded: longDay(current.fromDay), entered: enteredDay(values) },
              { label: "Reason", recorded: current.reason, entered: String(values.reason) },
            ]}
          />
        ) : null}
        <p className="govuk-body">
          Today: <strong className="app-typed">{valueWords(definition, value)}</strong>{" "}
          {from === null ? "as shipped" : `since ${longDay(from)}`} <SettingTag tag={tag} />
        </p>
        <p className="govuk-body-s">{source}</p>
        <PageForm onSubmit={onSubmit}>
          <input type="hidden" {...field("latest")} />
          <SettingValueField definition={definition} field={field("value")} error={errorOf("value")} />
          <DateInput
            name="fromDay"
            field={field}
            legend="First day"
            legendSize="s"
            hint="It holds from this day on, and what was decided earlier stays. To take back what is planned, give the same day the value that it had"
            error={errorOf("fromDay")}
          />
          <Textarea
            field={field("reason")}
            label="Reason"
            labelSize="s"
            hint="Such as “Agreed by the board on 4 March”. It is shown as the source of the value"
            rows={3}
            error={errorOf("reason")}
          />
          <Button>Save</Button>
        </PageForm>
      </div>
    </div>
  );
}

function enteredDay(values: Record<string, string | string[]>) {
  return ["day", "month", "year"].map((part) => String(values[`fromDay-${part}`] ?? "")).join(" ");
}
