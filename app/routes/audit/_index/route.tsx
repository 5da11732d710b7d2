import { data, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { ArchivedLines } from "#app/components/audit/archived-lines.tsx";
import { LogTable } from "#app/components/audit/log-table.tsx";
import { DownloadList } from "#app/components/exports/download-list.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { errorTitleOf } from "#app/components/layout/error-title.ts";
import { archivedInWords } from "#app/domain/audit/archive.ts";
import { LOG_FILTER_FIELDS, logFilterForm, logKeyText, parseLogKey } from "#app/domain/audit/log-filter.ts";
import type { LogRow } from "#app/domain/audit/log-row.ts";
import { exportAddress } from "#app/domain/exports/address.ts";
import { type FieldErrors, parseForm } from "#app/forms/parse-form.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { searchLog } from "#app/services/audit/search-log.ts";
import { db } from "#db/open.ts";
import { listUsersInLog } from "#db/queries/audit-log.ts";
import { LogFilterPanel } from "./log-filter-panel.tsx";

const params = z.object({});
type Page = {
  users: { id: string; name: string; agencyName: string }[];
  values: Record<string, string>;
  errors: FieldErrors;
  rows: LogRow[];
  archived: string[];
  next: string | null;
  download: string | null;
};
const NOTHING = { rows: [], archived: [], next: null, download: null };
const NO_RECORD = { record: "No record of this partnership has that reference" };

export const loader = guardedLoader("audit:search", params, async ({ request, actor, now }) => {
  const asked = new URL(request.url).searchParams;
  const typed = new FormData();
  for (const name of LOG_FILTER_FIELDS) typed.set(name, asked.get(name) ?? "");
  const users = await listUsersInLog(db, actor);
  const form = parseForm(typed, logFilterForm);
  const values = Object.fromEntries([...asked].filter(([name, value]) => value && LOG_FILTER_FIELDS.includes(name)));
  if (!form.ok) return data<Page>({ users, values, errors: form.errors, ...NOTHING }, 400);

  const found = await searchLog({ db, actor, now }, form.data, parseLogKey(asked.get("after")));
  if (!found) return data<Page>({ users, values, errors: NO_RECORD, ...NOTHING }, 400);
  const next = found.next && `/audit?${new URLSearchParams({ ...values, after: logKeyText(found.next) }).toString()}`;
  const download = found.rows.length > 0 ? exportAddress({ list: "log", filter: form.data }) : null;
  const archived = archivedInWords(found.archived, form.data.record ? "record" : "log");
  return data<Page>({ users, values, errors: {}, rows: found.rows, archived, next, download }, 200);
});

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  const title = "Log – Joint Action";
  return [{ title: data && Object.keys(data.errors).length > 0 ? errorTitleOf(title) : title }];
};

export default function LogPage() {
  const { users, values, errors, rows, archived, next, download } = useLoaderData<typeof loader>();
  const isFiltered = Object.keys(values).length > 0;
  const problems = problemsIn(errors);
  return (
    <>
      <ErrorSummary errors={problems} />
      <h1 className="govuk-heading-l">Log</h1>
      <p className="govuk-body">
        Who saw, changed, shared or erased what, and who was refused. It may be used only to check that what was done
        was lawful, for discipline, for security and in criminal proceedings. Each search of it is logged as well.{" "}
        <a className="govuk-link" href="/audit/check">
          Check that the log is whole
        </a>
      </p>
      <LogFilterPanel users={users} values={values} errors={errors} />
      <ArchivedLines lines={archived} />
      {rows.length > 0 ? (
        <LogTable caption="Events, newest first" rows={rows} withLinks withRecord />
      ) : (
        <p className="govuk-body">{emptyWords(problems.length > 0, isFiltered)}</p>
      )}
      <Pagination nextHref={next ?? undefined} nextText="Earlier events" />
      {download ? <DownloadList href={download} rows={null} /> : null}
    </>
  );
}

function problemsIn(errors: FieldErrors) {
  return Object.entries(errors).map(([name, message]) => ({
    name,
    message,
    href: name === "from" || name === "until" ? `#${name}-day` : undefined,
  }));
}

function emptyWords(isWrong: boolean, isFiltered: boolean) {
  if (isWrong) return "Nothing was searched. Correct the filters and apply them again.";
  return isFiltered
    ? "No event matches all of these filters. Take one away, or widen the days."
    : "Nothing has been logged yet.";
}
