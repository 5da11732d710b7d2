import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { AdminNavigation } from "#app/components/admin/admin-navigation.tsx";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { Details } from "#app/components/govuk/details.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { FileUpload } from "#app/components/govuk/file-upload.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { WarningText } from "#app/components/govuk/warning-text.tsx";
import {
  type FileFault,
  holidayFileText,
  type HolidayChange,
  LARGEST_HOLIDAY_FILE,
} from "#app/domain/dates/bank-holiday-file.ts";
import { loadBankHolidaysForm } from "#app/domain/dates/bank-holidays.form.ts";
import { bankHolidaysOf, isRunningOut, loadedYears } from "#app/domain/dates/bank-holidays.ts";
import { londonDay, londonTime, longDay } from "#app/domain/dates/iso-day.ts";
import { type FieldErrors, type FormValues, parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { guardedLoader, guardedUpload } from "#app/http/guard.server.ts";
import { type BankHolidayLoad, loadBankHolidays } from "#app/services/dates/load-bank-holidays.ts";
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

const LARGEST = { field: "upload", maxBytes: LARGEST_HOLIDAY_FILE };

const EMPTY = {
  values: {} as FormValues,
  errors: {} as FieldErrors,
  changes: null as HolidayChange[] | null,
  read: "",
};

/** A file that is chosen; or words: those that are pasted, and the days that somebody has been shown and now confirms. */
export const action = guardedUpload("bank-holidays:load", z.object({}), LARGEST, async ({ upload, actor, now }) => {
  const isConfirmed = upload.fields.get("intent") === "load";
  upload.fields.delete("intent");
  const at = { db, actor, now };
  if (upload.kind === "received") {
    const result = await loadBankHolidays(at, { path: upload.path, dryRun: true });
    return answer(result, "upload", {});
  }
  if (!upload.fields.has("file")) return data({ ...EMPTY, errors: { upload: upload.message } }, upload.status);
  const form = parseForm(upload.fields, loadBankHolidaysForm);
  if (!form.ok) return data({ ...EMPTY, values: form.values, errors: form.errors }, 400);
  return answer(await loadBankHolidays(at, { text: form.data.file, dryRun: !isConfirmed }), "file", form.values);
});

function answer(result: BankHolidayLoad, field: "upload" | "file", values: FormValues) {
  if (result.kind === "refused") return data({ ...EMPTY, values, errors: { [field]: faultsText(result.faults) } }, 422);
  if (result.kind === "done") return redirect(afterSaving("/admin/bank-holidays", "bank-holidays-loaded"));
  return data({ ...EMPTY, values, changes: result.changes, read: holidayFileText(result.read) }, 200);
}

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
  const uploadError = reply?.errors.upload;
  return (
    <>
      <ErrorSummary errors={errors} />
      <h1 className="govuk-heading-l">{changes ? "Check the bank holidays" : "Bank holidays"}</h1>
      <AdminNavigation current="/admin/bank-holidays" />
      {changes ? <HolidayChanges changes={changes} file={reply?.read ?? ""} /> : null}
      {runsOut ? (
        <WarningText>
          {until === null
            ? "No bank holidays are loaded, so working days cannot be counted."
            : `Bank holidays are loaded until ${longDay(until)} only. Working days after that cannot be counted.`}
        </WarningText>
      ) : null}
      <h2 className="govuk-heading-m">{changes ? "Load another file" : "Load GOV.UK’s list"}</h2>
      <p className="govuk-body">
        Save <strong>www.gov.uk/bank-holidays.json</strong> as a file and choose it here. What it changes is shown
        before anything is loaded. Only England and Wales is read. The list is for every partnership in this
        installation.
      </p>
      <PageForm encType="multipart/form-data" id="upload-form">
        <FileUpload
          field={{ id: "upload", name: "upload", "aria-invalid": uploadError ? true : undefined }}
          label="The file bank-holidays.json"
          accept=".json"
          error={uploadError}
        />
        <Button variant={changes ? "secondary" : "primary"}>Check the file</Button>
      </PageForm>
      <Details summary="Paste it instead" open={"file" in (reply?.values ?? {}) && !changes}>
        <PageForm onSubmit={onSubmit}>
          <Textarea
            field={field("file")}
            label="What is in bank-holidays.json"
            error={errorOf("file")}
            rows={6}
            spellCheck={false}
          />
          <Button variant="secondary">Check the list</Button>
        </PageForm>
      </Details>
      {changes ? null : <YearTable years={years} />}
      <p className="govuk-body-s">
        {loadedAt === null ? "As they came with Joint Action." : `Last loaded ${londonTime(loadedAt)}.`} Contains public
        sector information licensed under the Open Government Licence v3.0.
      </p>
    </>
  );
}
