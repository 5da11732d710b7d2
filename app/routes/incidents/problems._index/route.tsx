import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { SubNavigation } from "#app/components/govuk/sub-navigation.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { shortDay } from "#app/domain/dates/iso-day.ts";
import { ASB_HEADING_NAMES, ASB_HEADINGS } from "#app/domain/incidents/asb-headings.ts";
import { incidentKey, incidentKeyField, NO_AREA } from "#app/domain/incidents/incident-list.ts";
import {
  PROBLEM_LIST_NAMES,
  PROBLEM_LISTS,
  problemListForm,
  problemListHref,
} from "#app/domain/incidents/problem-list.ts";
import { NOT_RECORDED } from "#app/domain/locations/area-kinds.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { db } from "#db/open.ts";
import { listAreas } from "#db/queries/areas.ts";
import { countIncidentsOfProblems, listProblemPage } from "#db/queries/problem-pages.ts";

const params = z.object({});
const PAGE = 50;
const query = z.object({ after: incidentKeyField });

export const loader = guardedLoader("incidents:read", params, async ({ request, actor, now }) => {
  const given = Object.fromEntries(new URL(request.url).searchParams);
  const asked = problemListForm.parse(given);
  const after = incidentKey(query.parse(given).after);
  const rows = await listProblemPage(db, actor, { asked, after, limit: PAGE + 1 });
  const shown = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  const ids = shown.map(({ id }) => id);
  const counts = await countIncidentsOfProblems(db, actor, ids);
  await recordList({ db, actor, now }, "problem.listed", "problem", ids, { ...asked });
  const beats = await listAreas(db, actor.partnershipId, "beat");
  return {
    asked,
    isFirst: after === undefined,
    beats: [
      ...beats.map(({ code, name }) => ({ value: code, text: name === code ? code : `${code} ${name}` })),
      { value: NO_AREA, text: NOT_RECORDED },
    ],
    next: last ? problemListHref(asked, { day: last.lastOn ?? "", id: last.id }) : null,
    problems: shown.map((row) => ({
      ...{ id: row.id, reference: row.reference, title: row.title, placeName: row.placeName, beatCode: row.beatCode },
      ...{ lastOn: row.lastOn ?? row.openedOn, count: counts.get(row.id) ?? 0 },
      what: row.heading === null ? NOT_RECORDED : ASB_HEADING_NAMES[row.heading],
    })),
  };
});

export const meta: MetaFunction = () => [{ title: "Problems – Joint Action" }];

export default function ProblemsPage() {
  const { asked, isFirst, beats, next, problems } = useLoaderData<typeof loader>();
  const field = (name: string, value: string) => ({ name, id: name, defaultValue: value });
  return (
    <>
      <BackLink href="/incidents">Incidents</BackLink>
      <h1 className="govuk-heading-l">Problems</h1>
      <p className="govuk-body">
        Continuing behaviour, and the incidents that belong to it. The newest activity is first.
      </p>
      <SubNavigation
        label="Lists of problems"
        items={PROBLEM_LISTS.map((list) => ({
          href: problemListHref({ list }),
          text: PROBLEM_LIST_NAMES[list],
          current: list === asked.list,
        }))}
      />
      <form method="get" action="/incidents/problems">
        <input type="hidden" name="list" value={asked.list} />
        <Select field={field("beat", asked.beat ?? "")} label="Beat" items={beats} placeholder="All beats" />
        <Select
          field={field("heading", asked.heading ?? "")}
          label="What it is"
          items={ASB_HEADINGS.map((value) => ({ value, text: ASB_HEADING_NAMES[value] }))}
          placeholder="Anything"
        />
        <Button variant="secondary">Show</Button>
      </form>
      {problems.length === 0 ? (
        <p className="govuk-body">
          No problem stands in this list. A problem begins from an incident: behaviour that goes on at one place or by
          the same people.
        </p>
      ) : (
        <Table
          caption={`${PROBLEM_LIST_NAMES[asked.list]} problems`}
          captionHidden
          scrollLabel="Problems"
          stacked
          head={["Problem", "Name", "What", "Where", "Beat", "Incidents", "Last"]}
          rows={problems.map((row) => [
            <a key="problem" className="govuk-link app-reference" href={`/incidents/problems/${row.id}`}>
              {row.reference}
            </a>,
            row.title,
            row.what,
            row.placeName ?? NOT_RECORDED,
            row.beatCode ?? NOT_RECORDED,
            row.count,
            shortDay(row.lastOn),
          ])}
        />
      )}
      <Pagination
        previousHref={isFirst ? undefined : problemListHref(asked)}
        previousText="Newest"
        nextHref={next ?? undefined}
      />
    </>
  );
}
