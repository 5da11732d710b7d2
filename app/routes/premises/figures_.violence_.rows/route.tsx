import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { AttributionWords } from "#app/components/premises/premises-incident-rows.tsx";
import { londonDay, shortDay } from "#app/domain/dates/iso-day.ts";
import { monthName } from "#app/domain/interventions/breach-list.ts";
import { premisesIncidentKey, premisesIncidentKeyField } from "#app/domain/premises/incident-list.ts";
import { premisesIncidentHref } from "#app/domain/premises/premises-pages.ts";
import { SEVERITIES } from "#app/domain/premises/severity.ts";
import {
  hourName,
  NOT_KNOWN,
  violenceAsked,
  violenceAttribution,
  violenceHref,
} from "#app/domain/premises/violence.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { db } from "#db/open.ts";
import { listPremisesOfViolence, listViolence } from "#db/queries/violence-figures.ts";

const params = z.object({});
const PAGE = 50;
const query = z.object({ after: premisesIncidentKeyField });

export const loader = guardedLoader("premises:read", params, async ({ request, actor, now }) => {
  const given = Object.fromEntries(new URL(request.url).searchParams);
  const asked = violenceAsked(given, londonDay(now));
  const after = premisesIncidentKey(query.parse(given).after);
  const found = await listViolence(db, actor, asked, { after, limit: PAGE + 1 });
  const rows = found.slice(0, PAGE);
  const premises = await listPremisesOfViolence(db, actor, asked, rows.map(({ id }) => id)); // prettier-ignore
  const seen = [...new Set(premises.map(({ premisesId }) => premisesId))];
  await recordList({ db, actor, now }, "figures.rows-listed", "premises", seen, { ...asked });
  const last = found.length > PAGE ? rows.at(-1) : undefined;
  return {
    asked,
    rows: rows.map((row) => ({ ...row, premises: premises.filter(({ incidentId }) => incidentId === row.id) })),
    next: last ? violenceHref(asked, "rows", `${last.day}~${last.id}`) : null,
  };
});

export const meta: MetaFunction = () => [{ title: "Violence behind a number – Joint Action" }];

export default function ViolenceRowsPage() {
  const { asked, rows, next } = useLoaderData<typeof loader>();
  const { from, to, beat, hour, attribution } = asked;
  const narrowed = [
    violenceAttribution(attribution),
    ...(beat === undefined ? [] : [beat === NOT_KNOWN ? "beat not recorded" : `beat ${beat}`]),
    ...(hour === undefined ? [] : [hourName(hour).toLowerCase()]),
  ];
  return (
    <>
      <BackLink href={violenceHref({ ...asked, hour: undefined }, "figures")}>
        Violence in or near licensed premises
      </BackLink>
      <span className="govuk-caption-l">
        {from === to ? monthName(from) : `${monthName(from)} to ${monthName(to)}`}
      </span>
      <h1 className="govuk-heading-l">Violence behind the number</h1>
      <p className="govuk-body">{narrowed.join(", ")}</p>
      {rows.length === 0 ? (
        <p className="govuk-body">None in these days.</p>
      ) : (
        <Table
          caption="Incidents, newest first"
          captionHidden
          scrollLabel="Incidents, newest first"
          stacked
          head={["Incident", "When", "Beat", "At or near"]}
          rows={rows.map(({ reference, day, time, beat: of, premises }) => [
            reference,
            [shortDay(day), time].filter(Boolean).join(", "),
            of ?? "Not recorded",
            <ul key="premises" className="govuk-list govuk-!-margin-bottom-0">
              {premises.map((one) => (
                <li key={one.id}>
                  <a className="govuk-link" href={premisesIncidentHref(one.id)}>
                    {one.premisesName}
                  </a>
                  : {SEVERITIES[one.severity].name}, <AttributionWords attribution={one.attribution} />
                </li>
              ))}
            </ul>,
          ])}
        />
      )}
      <Pagination nextHref={next ?? undefined} />
    </>
  );
}
