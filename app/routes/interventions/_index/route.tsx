import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { DownloadList } from "#app/components/exports/download-list.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { FilterLayout } from "#app/components/govuk/filter-panel.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { SubNavigation } from "#app/components/govuk/sub-navigation.tsx";
import { InterventionTable } from "#app/components/interventions/intervention-table.tsx";
import { exportAddress } from "#app/domain/exports/address.ts";
import {
  dayRefusals,
  INTERVENTION_LIST_NAMES,
  INTERVENTION_LISTS,
  interventionKey,
  interventionKeyField,
  interventionListForm,
  interventionListHref,
  keyOfIntervention,
} from "#app/domain/interventions/intervention-list.ts";
import { withDays } from "#app/forms/parse-form.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { interventionsPage } from "#app/services/interventions/interventions-page.ts";
import { listChoices } from "#app/services/interventions/list-choices.ts";
import { db } from "#db/open.ts";
import { InterventionFilters } from "./intervention-filters.tsx";

const params = z.object({});
const PAGE = 50;
const query = z.object({ after: interventionKeyField });

export const loader = guardedLoader("interventions:read", params, async ({ request, actor, now }) => {
  const given = withDays(Object.fromEntries(new URL(request.url).searchParams));
  const asked = interventionListForm.parse(given);
  const after = interventionKey(query.parse(given).after);
  const { last, interventions } = await interventionsPage({ db, actor, now }, asked, after, PAGE);
  return {
    asked,
    errors: dayRefusals(given),
    interventions,
    choices: await listChoices(db, actor),
    seesFigures: actor.permissions.has("performance:read"),
    next: last ? interventionListHref(asked, keyOfIntervention(last)) : null,
    download: interventions.length === 0 ? null : exportAddress({ list: "interventions", filter: asked }),
  };
});

export const meta: MetaFunction = () => [{ title: "Interventions – Joint Action" }];

export default function InterventionsPage() {
  const { asked, errors, interventions, choices, seesFigures, next, download } = useLoaderData<typeof loader>();
  const problems = Object.entries(errors).map(([name, message]) => ({ name, message, href: `#${name}-day` }));
  return (
    <>
      <ErrorSummary errors={problems} />
      <h1 className="govuk-heading-l">Interventions</h1>
      <p className="govuk-body">
        <a className="govuk-link" href="/interventions/in-force">
          In force today, in numbers
        </a>
        {" · "}
        <a className="govuk-link" href="/interventions/breaches">
          Breaches
        </a>
        {" · "}
        <a className="govuk-link" href="/interventions/repeats">
          Repeat notices
        </a>
        {seesFigures ? (
          <>
            {" · "}
            <a className="govuk-link" href="/interventions/figures">
              Figures
            </a>
          </>
        ) : null}
      </p>
      <SubNavigation
        label="Lists of interventions"
        items={INTERVENTION_LISTS.map((list) => ({
          href: interventionListHref({ ...asked, show: list }),
          text: INTERVENTION_LIST_NAMES[list],
          current: list === asked.show,
        }))}
      />
      <p className="govuk-body">
        <a className="govuk-link" href="/interventions/referrals">
          Referrals without an answer
        </a>
      </p>
      <FilterLayout filter={<InterventionFilters asked={asked} errors={errors} choices={choices} />}>
        <InterventionTable caption={INTERVENTION_LIST_NAMES[asked.show]} rows={interventions} />
        <Pagination nextHref={next ?? undefined} />
        {download ? <DownloadList href={download} rows={null} /> : null}
      </FilterLayout>
    </>
  );
}
