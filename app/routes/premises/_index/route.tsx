import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { DownloadList } from "#app/components/exports/download-list.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { FilterLayout } from "#app/components/govuk/filter-panel.tsx";
import { PageHeaderActions } from "#app/components/govuk/page-header-actions.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { SubNavigation } from "#app/components/govuk/sub-navigation.tsx";
import { PremisesLists } from "#app/components/premises/premises-lists.tsx";
import { PremisesTable } from "#app/components/premises/premises-table.tsx";
import { exportAddress } from "#app/domain/exports/address.ts";
import {
  type ListedBand,
  listedBandInWords,
  PREMISES_LIST_IDS,
  PREMISES_LIST_NAMES,
  premisesKey,
  premisesKeyFields,
  type PremisesListAsked,
  premisesListForm,
  premisesListHref,
} from "#app/domain/premises/premises-list.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { beatChoices, premisesPage } from "#app/services/premises/premises-page.ts";
import { db } from "#db/open.ts";
import { PremisesFilters } from "./premises-filters.tsx";

const params = z.object({});
const PAGE = 50;

export const loader = guardedLoader("premises:read", params, async ({ request, actor, now }) => {
  const given = Object.fromEntries(new URL(request.url).searchParams);
  const asked = premisesListForm.parse(given);
  const after = premisesKey(premisesKeyFields.parse(given));
  const { last, ...page } = await premisesPage({ db, actor, now }, asked, after, PAGE);
  return {
    asked,
    ...page,
    beats: await beatChoices(db, actor),
    mayLoad: actor.permissions.has("premises:record") && actor.permissions.has("imports:manage"),
    mayRecord: actor.permissions.has("premises:record"),
    download: page.premises.length === 0 ? null : exportAddress({ list: "premises", filter: asked }),
    next: last ? premisesListHref(asked, { name: last.nameFolded, id: last.id }) : null,
  };
});

export const meta: MetaFunction = () => [{ title: "Licensed premises – Joint Action" }];

export default function PremisesListPage() {
  const { asked, premises, bands, missing, beats, mayRecord, mayLoad, next, download } = useLoaderData<typeof loader>();
  const rows = bands
    .filter(({ band }) => asked.band === undefined || asked.band === band)
    .reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      <PageHeaderActions heading="Licensed premises">
        {mayRecord ? <Button href="/premises/new">Record premises</Button> : null}
        {mayLoad ? (
          <Button href="/admin/imports/new" variant="secondary">
            Load a register
          </Button>
        ) : null}
      </PageHeaderActions>
      <PremisesLists missing={missing} />
      <SubNavigation
        label="Which premises"
        items={PREMISES_LIST_IDS.map((show) => ({
          href: premisesListHref({ ...asked, show }),
          text: PREMISES_LIST_NAMES[show],
          current: show === asked.show,
        }))}
      />
      <FilterLayout filter={<PremisesFilters asked={asked} beats={beats} />}>
        <Bands asked={asked} bands={bands} />
        <PremisesTable
          caption={PREMISES_LIST_NAMES[asked.show]}
          rows={premises}
          asksWhatBecame={mayRecord && asked.show === "missing"}
        />
        <Pagination nextHref={next ?? undefined} />
        {download ? <DownloadList href={download} rows={rows} /> : null}
      </FilterLayout>
    </>
  );
}

type Counted = { band: ListedBand; count: number };

/** How many of this list stand in each band; each number opens them. */
function Bands({ asked, bands }: { asked: PremisesListAsked; bands: readonly Counted[] }) {
  const all = bands.reduce((sum, { count }) => sum + count, 0);
  const entries = [
    ...bands.map(({ band, count }) => ({ text: listedBandInWords(band), count, band })),
    { text: "All of these", count: all, band: undefined },
  ];
  return (
    <ul className="govuk-list app-inline-list" aria-label="By agreed grade">
      {entries.map(({ text, count, band }) => (
        <li key={text}>
          <a
            className="govuk-link"
            href={premisesListHref({ ...asked, band })}
            aria-current={asked.band === band ? "true" : undefined}
          >
            {text}: {count.toLocaleString("en-GB")}
          </a>
        </li>
      ))}
    </ul>
  );
}
