import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { AdminNavigation } from "#app/components/admin/admin-navigation.tsx";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { WarningText } from "#app/components/govuk/warning-text.tsx";
import type { FileFault, HolidayChange } from "#app/domain/dates/bank-holiday-file.ts";
import { loadBankHolidaysForm } from "#app/domain/dates/bank-holidays.form.ts";
import { bankHolidaysOf, isRunningOut, loadedYears } from "#app/domain/dates/bank-holidays.ts";
import { londonDay, londonTime, longDay } from "#app/domain/dates/iso-day.ts";
import { type FieldErrors, parseForm } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { loadBankHolidays } from "#app/services/dates/load-bank-holidays.ts";
import { db } from "#db/open.ts";
import { findLastLoad, listBankHolidays } from "#db/queries/bank-holidays.ts";
import { HolidayChanges } from "./holiday-changes.tsx";
import { YearTable } from "./year-table.tsx";

export const loader = guardedLoader("bank-holidays:load", z.object({}), async ({ now }) => {
  const loaded = await listBankHolidays(db);
  const days = loaded.map(({ day }) => day);
  const holidays = bankHolidaysOf(days);
  return {
    until: holidays.years.size > 0 ? holidays.knownUntil : null,
    isRunningOut: isRunningOut(holidays, londonDay(now)),
    loadedAt: (await findLastLoad(db))?.loadedAt ?? null,
    years: loadedYears(days)
      .reverse()
      .map(({ year, isLoaded }) => ({
        year,
        isLoaded,
        holidays: loaded.filter(({ day }) => day.startsWith(`${year}-`)),
      })),
  };
});

export const action = guardedAction("bank-holidays:load", z.object({}), async ({ form: body, actor, now }) => {
  const isConfirmed = body.get("intent") === "load";
  body.delete("intent");
  const form = parseForm(body, loadBankHolidaysForm);
  const reply = { values: form.values, errors: {} as FieldErrors, changes: null as HolidayChange[] | null };
  if (!form.ok) return data({ ...reply, errors: form.errors }, 400);
  const result = await loadBankHolidays({ db, actor, now }, { text: form.data.file, dryRun: !isConfirmed });
  if (result.kind === "refused") return data({ ...reply, errors: { file: faultsText(result.faults) } }, 422);
  return result.kind === "done" ? redirect("/admin/bank-holidays") : data({ ...reply, changes: result.changes }, 200);
});

function faultsText([first, ...others]: FileFault[]) {
  if (!first) return "The file cannot be read";
  const where = first.column === null ? "" : `Bank holiday ${first.line} in the file: `;
  return `${where}${first.message}${others.length > 0 ? `. There are ${others.length} more faults` : ""}`;
}

export const meta: MetaFunction = () => [{ title: "Bank holidays – Joint Action" }];

export default function BankHolidaysPage() {
  const { until, isRunningOut: runsOut, loadedAt, years } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { field, errors, errorOf, onSubmit } = useCheckedForm(loadBankHolidaysForm, { file: "" }, reply);
  const changes = reply?.changes ?? null;
  return (
    <>
      <ErrorSummary errors={errors} />
      <h1 className="govuk-heading-l">{changes ? "Check the bank holidays" : "Bank holidays"}</h1>
      <AdminNavigation current="/admin/bank-holidays" />
      {changes ? <HolidayChanges changes={changes} file={String(reply?.values.file ?? "")} /> : null}
      {runsOut ? (
        <WarningText>
          {until === null
            ? "No bank holidays are loaded, so working days cannot be counted."
            : `Bank holidays are loaded until ${longDay(until)} only. Working days after that cannot be counted.`}
        </WarningText>
      ) : null}
      <h2 className="govuk-heading-m">{changes ? "Load another file" : "Load GOV.UK’s list"}</h2>
      <p className="govuk-body">
        Open <strong>www.gov.uk/bank-holidays.json</strong>, copy all of it, and paste it here. Only England and Wales
        is read. The list is for every partnership in this installation.
      </p>
      <PageForm onSubmit={onSubmit}>
        <Textarea
          field={field("file")}
          label="What is in bank-holidays.json"
          error={errorOf("file")}
          rows={6}
          spellCheck={false}
        />
        <Button variant={changes ? "secondary" : "primary"}>Check the list</Button>
      </PageForm>
      {changes ? null : <YearTable years={years} />}
      <p className="govuk-body-s">
        {loadedAt === null ? "As they came with Joint Action." : `Last loaded ${londonTime(loadedAt)}.`} Contains public
        sector information licensed under the Open Government Licence v3.0.
      </p>
    </>
  );
}
