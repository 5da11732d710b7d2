import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { FiguresNavigation } from "#app/components/performance/figures-navigation.tsx";
import { longDay, londonDay } from "#app/domain/dates/iso-day.ts";
import { TABLE_CRIME_TYPES } from "#app/domain/performance/crime-types.ts";
import { refuseSource } from "#app/domain/performance/figure-source.ts";
import { refusePeriod } from "#app/domain/performance/import-crime-table.ts";
import { crimeFormPeriod, typedCrimeTableForm } from "#app/domain/performance/import-crime-table.form.ts";
import { positionText } from "#app/domain/performance/position.ts";
import { type Period, plusQuarters, quarterOf, yearBefore, yearToDate } from "#app/domain/performance/quarter.ts";
import type { CrimeTableEntry } from "#app/domain/performance/read-crime-table.ts";
import { typedEntries, typedField } from "#app/domain/performance/typed-crime-table.ts";
import { dayParts, type FieldErrors, type FormValues, formValues, parseForm, withDays } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordedEntries } from "#app/services/performance/crime-table-facts.ts";
import { areaGroups, isFigureArea } from "#app/services/performance/figure-areas.ts";
import { importEntries } from "#app/services/performance/import-crime-table.ts";
import { db } from "#db/open.ts";
import { findArea } from "#db/queries/areas.ts";
import { listOwnCrimeTypes } from "#db/queries/own-crime-types.ts";
import { ChooseDays } from "./choose-days.tsx";
import { TypedTable } from "./typed-table.tsx";

/** First of which days and area the table is, then its rows with what is recorded of them. */
export const loader = guardedLoader("performance:import", z.object({}), async ({ request, actor, now }) => {
  const today = londonDay(now);
  const { partnershipId } = actor;
  const areas = await areaGroups(db, partnershipId);
  const search = new FormData();
  for (const [name, value] of new URL(request.url).searchParams) search.append(name, value);
  const asked = withDays(formValues(search));
  const isAsked = "to" in asked;
  const parsed = crimeFormPeriod.safeParse(asked);
  const expected = yearToDate(plusQuarters(quarterOf(today), -1));
  const errors: FieldErrors = {};
  for (const issue of parsed.success || !isAsked ? [] : parsed.error.issues)
    errors[issue.path.join(".")] ??= issue.message;
  const values = isAsked
    ? formValues(search)
    : { ...dayParts("from", expected.from), ...dayParts("to", expected.to), areaId: "" };
  const choose = { areas, values, errors };
  if (!parsed.success) return { choose, table: null };
  const { areaId, ...period } = parsed.data;
  const refusal = refusePeriod(period, today);
  if (refusal) errors[refusal.field] = refusal.message;
  const area = areaId === null ? null : await findArea(db, partnershipId, areaId);
  if (areaId !== null && !area) errors.areaId = "Select an area that is loaded";
  if (Object.keys(errors).length > 0) return { choose, table: null };
  const types = await typesToType(partnershipId);
  const recorded = await recordedEntries(db, partnershipId, period, areaId);
  const table = { types, period, areaId, areaName: area ? `${area.code} ${area.name}` : null };
  return { choose, table: { ...table, values: valuesOf(types, recorded, period) } };
});

async function typesToType(partnershipId: string): Promise<string[]> {
  const own = await listOwnCrimeTypes(db, partnershipId);
  return [...TABLE_CRIME_TYPES, ...own.filter((type) => type.endedOn === null).map((type) => type.name)];
}

function valuesOf(types: readonly string[], recorded: readonly CrimeTableEntry[], period: Period): FormValues {
  const values: FormValues = {};
  let asAt: string | null = null;
  types.forEach((type, row) => {
    const entry = recorded.find(({ crimeType }) => crimeType === type);
    const [position] = entry?.positions ?? [];
    asAt ??= position?.asAt ?? null;
    values[typedField("previous", row)] = String(entry?.previous ?? "");
    values[typedField("current", row)] = String(entry?.current ?? "");
    values[typedField("position", row)] = position ? positionText(position) : "";
  });
  return { ...values, ...dayParts("positionAsAt", asAt === period.to ? null : asAt) };
}

export const action = guardedAction("performance:import", z.object({}), async ({ form, actor, now }) => {
  const parsed = parseForm(form, typedCrimeTableForm);
  const reply = { values: parsed.values, errors: {} as FieldErrors };
  if (!parsed.ok) return data({ ...reply, errors: parsed.errors }, 400);
  const { from, to, areaId, positionAsAt, ...source } = parsed.data;
  const period = { from, to };
  const today = londonDay(now);
  const refusal = refusePeriod(period, today) ?? refuseSource(source, to, today);
  if (refusal) return data({ ...reply, errors: { [refusal.field]: refusal.message } }, 422);
  if (areaId !== null && !(await isFigureArea(db, actor.partnershipId, areaId)))
    throw new Response(null, { status: 404 });
  const types = await typesToType(actor.partnershipId);
  const { entries, errors } = typedEntries(types, parsed.values, positionAsAt ?? to);
  if (Object.keys(errors).length > 0) return data({ ...reply, errors }, 422);
  if (areaId !== null && entries.some((entry) => entry.positions.length > 0))
    return data({ ...reply, errors: { "position-0": "Positions are of the whole borough: leave them out" } }, 422);
  if (entries.length === 0)
    return data({ ...reply, errors: { "current-0": "Enter the figures of one type at least" } }, 422);
  const result = await importEntries({ db, actor, now }, { entries, period, areaId, source, dryRun: false });
  if (result.kind === "done") return redirect(afterSaving(`/performance/imports/${result.batchId}`, "figures-loaded"));
  return data({ ...reply, errors: { "current-0": "These figures are recorded already: nothing has changed" } }, 422);
});

export const meta: MetaFunction = () => [{ title: "Type the crime table – Joint Action" }];

export default function TypedTablePage() {
  const { choose, table } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const errors = reply?.errors ?? choose.errors;
  const isDay = (name: string) => ["from", "to", "asAt", "publishedOn", "positionAsAt"].includes(name);
  return (
    <>
      <BackLink href={table ? "/performance/import/form" : "/performance/import"}>
        {table ? "Other days or another area" : "Load the crime table"}
      </BackLink>
      <ErrorSummary
        errors={Object.entries(errors).map(([name, message]) => ({
          ...{ name, message, href: isDay(name) ? `#${name}-day` : `#${name}` },
        }))}
      />
      <h1 className="govuk-heading-l">
        {table
          ? `Crime ${table.areaName ? `in ${table.areaName} ` : ""}to ${longDay(table.period.to)}`
          : "Type the crime table"}
      </h1>
      <FiguresNavigation current="/performance/import" />
      {table ? (
        <TypedTable
          {...table}
          before={yearBefore(table.period)}
          values={reply?.values ?? table.values}
          errors={errors}
        />
      ) : (
        <ChooseDays {...choose} />
      )}
    </>
  );
}
