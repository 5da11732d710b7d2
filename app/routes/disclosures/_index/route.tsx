import { data, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { DownloadList } from "#app/components/exports/download-list.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { PageHeaderActions } from "#app/components/govuk/page-header-actions.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { errorTitleOf } from "#app/components/layout/error-title.ts";
import type { DisclosureRow } from "#app/domain/audit/disclosure-row.ts";
import { logKeyText, parseLogKey } from "#app/domain/audit/log-filter.ts";
import { REGISTER_FILTER_FIELDS, registerFilterForm } from "#app/domain/disclosures/register-filter.ts";
import { exportAddress } from "#app/domain/exports/address.ts";
import { type FieldErrors, parseForm } from "#app/forms/parse-form.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { registerPage } from "#app/services/disclosures/register-page.ts";
import { db } from "#db/open.ts";
import { listUsersInLog } from "#db/queries/audit-log.ts";
import { listAgenciesOfPartnership } from "#db/queries/partnership-agencies.ts";
import { RegisterFilterPanel } from "./register-filter-panel.tsx";
import { RegisterTable } from "./register-table.tsx";

type Page = {
  users: { id: string; name: string; agencyName: string }[];
  agencies: { id: string; name: string }[];
  values: Record<string, string>;
  errors: FieldErrors;
  rows: DisclosureRow[];
  next: string | null;
  download: string | null;
  mayRecord: boolean;
};
const NO_RECORD = { record: "No record of this partnership has that reference" };

export const loader = guardedLoader("disclosures:read", z.object({}), async ({ request, actor, now }) => {
  const asked = new URL(request.url).searchParams;
  const typed = new FormData();
  for (const name of REGISTER_FILTER_FIELDS) typed.set(name, asked.get(name) ?? "");
  const form = parseForm(typed, registerFilterForm);
  const values = Object.fromEntries(
    [...asked].filter(([name, value]) => value && REGISTER_FILTER_FIELDS.includes(name)),
  );
  const agencies = await listAgenciesOfPartnership(db, actor.partnershipId);
  const shown = {
    users: await listUsersInLog(db, actor),
    agencies: agencies.map(({ id, name }) => ({ id, name })),
    ...{ values, errors: {}, rows: [], next: null, download: null },
    mayRecord: actor.permissions.has("disclosures:record"),
  };
  if (!form.ok) return data<Page>({ ...shown, errors: form.errors }, 400);
  const found = await registerPage({ db, actor, now }, form.data, parseLogKey(asked.get("after")));
  if (!found) return data<Page>({ ...shown, errors: NO_RECORD }, 400);
  const query = found.next && new URLSearchParams({ ...values, after: logKeyText(found.next) }).toString();
  return data<Page>({
    ...{ ...shown, rows: found.rows, next: query && `/disclosures?${query}` },
    download: found.rows.length > 0 ? exportAddress({ list: "disclosures", filter: form.data }) : null,
  });
});

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  const title = "Register of disclosures – Joint Action";
  return [{ title: data && Object.keys(data.errors).length > 0 ? errorTitleOf(title) : title }];
};

export default function RegisterPage() {
  const { users, agencies, values, errors, rows, next, download, mayRecord } = useLoaderData<typeof loader>();
  const problems = Object.entries(errors).map(([name, message]) => ({
    ...{ name, message },
    href: name === "from" || name === "until" ? `#${name}-day` : undefined,
  }));
  return (
    <>
      <BackLink href="/governance">Information governance</BackLink>
      <ErrorSummary errors={problems} />
      <PageHeaderActions heading="Register of disclosures">
        {mayRecord ? <Button href="/disclosures/new">Write down a disclosure</Button> : null}
      </PageHeaderActions>
      <p className="govuk-body">
        What was told, to whom, what allowed it, why it was necessary and no more than was needed, and who approved it.
        Every download, print and shared paper is written here by itself; what was told by telephone or at a meeting, by
        whoever told it.
      </p>
      <RegisterFilterPanel users={users} agencies={agencies} values={values} errors={errors} />
      {rows.length > 0 ? (
        <RegisterTable rows={rows} />
      ) : (
        <p className="govuk-body">{emptyWords(problems.length > 0, Object.keys(values).length > 0)}</p>
      )}
      <Pagination nextHref={next ?? undefined} nextText="Earlier disclosures" />
      {download ? <DownloadList href={download} rows={null} /> : null}
    </>
  );
}

function emptyWords(isWrong: boolean, isFiltered: boolean) {
  if (isWrong) return "Nothing was searched. Correct the filters and apply them again.";
  return isFiltered
    ? "No disclosure matches all of these filters. Take one away, or widen the days."
    : "Nothing has been disclosed yet.";
}
