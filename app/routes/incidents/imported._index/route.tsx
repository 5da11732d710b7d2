import { data, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Fragment } from "react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { ImportedNavigation } from "#app/components/incidents/imported-navigation.tsx";
import { ASB_HEADING_NAMES } from "#app/domain/incidents/asb-headings.ts";
import { shortDay } from "#app/domain/dates/iso-day.ts";
import { MATCH_STATUSES, matchForm, matchListForm } from "#app/domain/incidents/imported.form.ts";
import { MATCH_STATUS_NAMES } from "#app/domain/incidents/incident-match.ts";
import { parseForm } from "#app/forms/parse-form.ts";
import { afterSaving } from "#app/forms/saved.ts";
import { guardedAction, guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { settleMatch } from "#app/services/incidents/settle-match.ts";
import { db } from "#db/open.ts";
import { countMatches, listMatches } from "#db/queries/incident-match-lists.ts";
import { MatchTable } from "./match-table.tsx";

const params = z.object({});
const PAGE = 30;

export const loader = guardedLoader("incidents:log", params, async ({ request, actor, now }) => {
  const { status, after } = matchListForm.parse(Object.fromEntries(new URL(request.url).searchParams));
  const found = await listMatches(db, actor, { status, after, limit: PAGE + 1 });
  const rows = found.slice(0, PAGE);
  const ids = rows.flatMap(({ id, otherId }) => [id, otherId]);
  await recordList({ db, actor, now }, "incident.matches-listed", "incident", ids, { status });
  return {
    status,
    count: await countMatches(db, actor),
    next: found.length > PAGE ? `/incidents/imported?status=${status}&after=${rows.at(-1)?.id ?? ""}` : null,
    matches: rows.map(({ heading, day, ...row }) => ({ ...row, what: ASB_HEADING_NAMES[heading], day: shortDay(day) })),
  };
});

export const action = guardedAction("incidents:log", params, async ({ form, actor, now }) => {
  const typed = parseForm(form, matchForm);
  if (!typed.ok) return data({ message: Object.values(typed.errors)[0] ?? "Reload the page" }, 400);
  const result = await settleMatch({ db, actor, now }, typed.data);
  switch (result.kind) {
    case "not-found":
      throw new Response(null, { status: 404 });
    case "changed":
      return data({ message: "Somebody has decided this already. Look again" }, 409);
    case "refused":
      return data({ message: result.message }, 422);
    case "done":
      return redirect(afterSaving("/incidents/imported", `incident-${typed.data.intent}`));
  }
});

export const meta: MetaFunction = () => [{ title: "Incidents that may be the same – Joint Action" }];

export default function ImportedIncidentsPage() {
  const { status, count, next, matches } = useLoaderData<typeof loader>();
  const message = useActionData<typeof action>()?.message;
  return (
    <>
      <BackLink href="/incidents">Incidents</BackLink>
      <ErrorSummary errors={message ? [{ name: "form", message }] : []} />
      <h1 className="govuk-heading-l">Incidents from files</h1>
      <ImportedNavigation current="/incidents/imported" />
      <p className="govuk-body">
        An incident of a file at the same place on the same day and of the same type as another is loaded beside it. Say
        whether they are one: a person’s reports of one incident count once. {count} to be decided.
      </p>
      <p className="govuk-body">
        {MATCH_STATUSES.map((name, index) => (
          <Fragment key={name}>
            {index > 0 ? " | " : ""}
            {name === status ? (
              <strong>{MATCH_STATUS_NAMES[name]}</strong>
            ) : (
              <a className="govuk-link" href={`/incidents/imported?status=${name}`}>
                {MATCH_STATUS_NAMES[name]}
              </a>
            )}
          </Fragment>
        ))}
      </p>
      {matches.length === 0 ? (
        <p className="govuk-body">
          None. What a file brings that may be known already waits here for somebody to decide.
        </p>
      ) : (
        <MatchTable status={status} matches={matches} />
      )}
      <Pagination nextHref={next ?? undefined} />
    </>
  );
}
