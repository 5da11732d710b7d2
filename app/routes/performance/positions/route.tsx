import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { FiguresNavigation } from "#app/components/performance/figures-navigation.tsx";
import { lineText, withLines } from "#app/components/performance/line-errors.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { TABLE_CRIME_TYPES } from "#app/domain/performance/crime-types.ts";
import { refuseSource } from "#app/domain/performance/figure-source.ts";
import { positionsForm } from "#app/domain/performance/outside-lists.form.ts";
import type { LineError } from "#app/domain/performance/read-crime-table.ts";
import { dayParts, type FieldErrors, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordPositions } from "#app/services/performance/record-positions.ts";
import { db } from "#db/open.ts";
import { listOwnCrimeTypes } from "#db/queries/own-crime-types.ts";

/** Begins with the name of each type, to be filled in. */
export const loader = guardedLoader("performance:import", z.object({}), async ({ actor }) => {
  const own = await listOwnCrimeTypes(db, actor.partnershipId);
  const types = [...TABLE_CRIME_TYPES, ...own.filter((type) => type.endedOn === null).map((type) => type.name)];
  return { table: types.map((type) => `${type}\t`).join("\n") };
});

export const action = guardedAction("performance:import", z.object({}), async ({ form: body, actor, now }) => {
  const form = parseForm(body, positionsForm);
  const reply = { values: form.values, errors: {} as FieldErrors, lines: [] as LineError[] };
  if (!form.ok) return data({ ...reply, errors: form.errors }, 400);
  const { publisher, publishedOn, dayOfPositions } = form.data;
  const refusal = refuseSource({ publisher, publishedOn, asAt: dayOfPositions }, null, londonDay(now));
  if (refusal) {
    const name = refusal.field === "asAt" ? "dayOfPositions" : refusal.field;
    return data({ ...reply, errors: { [name]: refusal.message } }, 422);
  }
  const result = await recordPositions({ db, actor, now }, form.data);
  if (result.kind === "done") return redirect(afterSaving(`/performance/imports/${result.batchId}`, "figures-loaded"));
  if (result.kind === "unchanged")
    return data({ ...reply, errors: { table: "These positions are recorded already: nothing has changed" } }, 422);
  return data({ ...reply, errors: { table: lineText(result.errors[0]) }, lines: result.errors }, 422);
});

export const meta: MetaFunction = () => [{ title: "Positions in the similar group – Joint Action" }];

export default function PositionsPage() {
  const { table } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const initial = {
    ...{ ...dayParts("dayOfPositions", null), ...dayParts("publishedOn", null) },
    ...{ table, publisher: "", groupSize: "" },
  };
  const { field, errors, errorOf, onSubmit } = useCheckedForm(positionsForm, initial, reply);
  return (
    <>
      <BackLink href="/performance">Performance</BackLink>
      <ErrorSummary errors={withLines(errors, reply?.lines ?? [])} />
      <h1 className="govuk-heading-l">Positions in the similar group</h1>
      <FiguresNavigation current="/performance/positions" />
      <p className="govuk-body">As they were published: 1 is the best. A position is never worked out here.</p>
      <PageForm onSubmit={onSubmit}>
        <DateInput
          name="dayOfPositions"
          field={field}
          legend="Day of the positions"
          legendSize="s"
          hint="Leave it blank when the table has a heading with a month or a day for each column"
          error={errorOf("dayOfPositions")}
        />
        <Textarea
          field={field("table")}
          label="Positions"
          hint="A type a line and then, after a tab or a comma, its position: 12, 12 of 15, 12/15 or N/A. A type without one is passed over"
          rows={12}
          error={errorOf("table")}
          spellCheck={false}
        />
        <Input
          field={field("groupSize")}
          label="Members of the group (optional)"
          hint="Where the positions do not say it"
          width={2}
          inputMode="numeric"
          error={errorOf("groupSize")}
        />
        <Input field={field("publisher")} label="Publisher (optional)" width={20} error={errorOf("publisher")} />
        <DateInput
          name="publishedOn"
          field={field}
          legend="Day on which they were published (optional)"
          legendSize="s"
          error={errorOf("publishedOn")}
        />
        <Button>Record the positions</Button>
      </PageForm>
    </>
  );
}
