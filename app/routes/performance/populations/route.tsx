import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { FiguresNavigation } from "#app/components/performance/figures-navigation.tsx";
import { lineText, withLines } from "#app/components/performance/line-errors.ts";
import { areaWords } from "#app/domain/locations/area-kinds.ts";
import { countText } from "#app/domain/performance/change.ts";
import { cspText } from "#app/domain/performance/csp-names.ts";
import { populationsForm } from "#app/domain/performance/outside-lists.form.ts";
import type { LineError } from "#app/domain/performance/read-crime-table.ts";
import { populationKey, WHOLE_BOROUGH } from "#app/domain/performance/read-populations.ts";
import { type FieldErrors, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { populationSubjects, recordPopulations } from "#app/services/performance/record-populations.ts";
import { db } from "#db/open.ts";
import { listEnteredPopulations } from "#db/queries/populations.ts";

const SHOWN = 200;

export const loader = guardedLoader("performance:import", z.object({}), async ({ actor, now }) => {
  const entered = await listEnteredPopulations(db, actor.partnershipId);
  const seen = new Set<string>();
  const newest = entered.flatMap(({ areaId, areaCode, areaName, force, cspName, ...row }) => {
    const member = force === null || cspName === null ? null : { force, cspName };
    const key = `${populationKey({ areaId, member })} ${row.year}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const area = areaCode === null ? WHOLE_BOROUGH : areaWords("beat", areaCode, areaName);
    return [{ ...row, of: member ? cspText(member) : area }];
  });
  const { areas, members } = await populationSubjects(db, actor.partnershipId);
  const names = [WHOLE_BOROUGH, ...areas.map(({ code }) => code), ...members.filter((m) => !m.isOwn).map(cspText)];
  await recordList({ db, actor, now }, "population.listed", "population", newest.slice(0, SHOWN).map(({ id }) => id)); // prettier-ignore
  return { newest: newest.slice(0, SHOWN), table: [...new Set(names)].map((name) => `${name}\t`).join("\n") };
});

export const action = guardedAction("performance:import", z.object({}), async ({ form: body, actor, now }) => {
  const form = parseForm(body, populationsForm);
  const reply = { values: form.values, errors: {} as FieldErrors, lines: [] as LineError[] };
  if (!form.ok) return data({ ...reply, errors: form.errors }, 400);
  const result = await recordPopulations({ db, actor, now }, form.data);
  if (result.kind === "done") return redirect(afterSaving("/performance/populations", "populations-recorded"));
  if (result.kind === "unchanged")
    return data({ ...reply, errors: { table: "These populations are recorded already: nothing has changed" } }, 422);
  const [first] = result.errors;
  if (result.field === "year") return data({ ...reply, errors: { year: first?.message ?? "" } }, 422);
  return data({ ...reply, errors: { table: lineText(first) }, lines: result.errors }, 422);
});

export const meta: MetaFunction = () => [{ title: "Populations – Joint Action" }];

export default function PopulationsPage() {
  const { newest, table } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { field, errors, errorOf, onSubmit } = useCheckedForm(
    populationsForm,
    { year: "", publisher: "", table },
    reply,
  );
  return (
    <>
      <BackLink href="/performance">Performance</BackLink>
      <ErrorSummary errors={withLines(errors, reply?.lines ?? [])} />
      <h1 className="govuk-heading-l">Populations</h1>
      <FiguresNavigation current="/performance/populations" />
      <p className="govuk-body">For rates per 1,000. One that is entered again replaces the one before.</p>
      <PageForm onSubmit={onSubmit}>
        <Input
          field={field("year")}
          label="Year"
          hint="Such as 2024, for mid-2024"
          width={4}
          inputMode="numeric"
          error={errorOf("year")}
        />
        <Input
          field={field("publisher")}
          label="Publisher"
          hint="Such as ONS mid-year estimates"
          width={20}
          error={errorOf("publisher")}
        />
        <Textarea
          field={field("table")}
          label="Populations"
          hint="One a line: the borough, a beat or ward, or a member of the similar group, and then its people. Lines without a number are passed over. A table can be pasted"
          rows={14}
          error={errorOf("table")}
          spellCheck={false}
        />
        <Button>Record the populations</Button>
      </PageForm>
      {newest.length > 0 ? (
        <Table
          caption="Recorded"
          captionSize="m"
          stacked
          head={["Of", { text: "Year", numeric: true }, { text: "People", numeric: true }, "Publisher"]}
          rows={newest.map((row) => [row.of, row.year, countText(row.people), row.publisher])}
        />
      ) : null}
    </>
  );
}
