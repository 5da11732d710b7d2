import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { DownloadList } from "#app/components/exports/download-list.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { longDay, shortDay } from "#app/domain/dates/iso-day.ts";
import { exportAddress } from "#app/domain/exports/address.ts";
import { bandInWords, BANDS } from "#app/domain/premises/bands.ts";
import { fortnightForm, fortnightHref } from "#app/domain/premises/grade-pages.ts";
import { NONE, premisesListHref } from "#app/domain/premises/premises-list.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { fortnightPage } from "#app/services/premises/fortnight-page.ts";
import { db } from "#db/open.ts";
import { FortnightTable } from "./fortnight-table.tsx";

const params = z.object({});

export const loader = guardedLoader("premises:read", params, async ({ request, actor, now }) => {
  const asked = fortnightForm.parse(Object.fromEntries(new URL(request.url).searchParams));
  const page = await fortnightPage({ db, actor, now }, asked);
  await recordList({ db, actor, now }, "premises.fortnight-listed", "premises", page.rows.map(({ id }) => id), { ...asked }); // prettier-ignore
  const { sitting, beat } = { sitting: page.sitting?.id, beat: asked.beat };
  const download = page.total === 0 ? null : exportAddress({ list: "premises-fortnight", filter: { sitting, beat } });
  return { ...page, asked: { ...asked, sitting }, download };
});

export const meta: MetaFunction = () => [{ title: "The fortnightly list – Joint Action" }];

export default function FortnightPage() {
  const page = useLoaderData<typeof loader>();
  const { asked, sitting, previous, asAt, today, rows, total, download } = page;
  const graded = rows.filter(({ bandBefore, agreedHere }) => bandBefore !== null || agreedHere !== null);
  const notGraded = rows.filter((row) => !graded.includes(row));
  return (
    <div className="app-wide app-fortnight">
      <BackLink href="/premises">Licensed premises</BackLink>
      <h1 className="govuk-heading-l govuk-!-margin-bottom-2">The fortnightly list</h1>
      <p className="govuk-body">
        {sitting === null
          ? "No meeting of a premises group has been planned yet. "
          : `For the meeting of ${longDay(sitting.day)}, ${sitting.groupName}. `}
        Points as at {asAt === today ? "today" : longDay(asAt)}
        {previous === null ? "" : `, beside those of the meeting before, on ${longDay(previous.day)}`}. Amber from{" "}
        {page.bounds.amberFrom}, Red from {page.bounds.redFrom}.
      </p>
      {asAt === today ? <Counts page={page} /> : null}
      <Choose page={page} />
      {rows.length === 0 ? (
        <p className="govuk-body">No premises have points or anything to decide, and none stands at Amber or Red.</p>
      ) : null}
      {graded.length === 0 ? null : <FortnightTable caption="Graded, worst first" rows={graded} page={page} />}
      {notGraded.length === 0 ? null : (
        <FortnightTable caption="Not graded yet, worst first" rows={notGraded} page={page} />
      )}
      <Pagination
        previousHref={page.page.before ? fortnightHref({ ...asked, page: String(page.page.number - 1) }) : undefined}
        nextHref={page.page.after ? fortnightHref({ ...asked, page: String(page.page.number + 1) }) : undefined}
      />
      {download === null ? null : <DownloadList href={download} rows={total} />}
    </div>
  );
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>;

/** As they stand today; those that are not graded are none of the three. */
function Counts({ page: { counts, asked } }: { page: Page }) {
  return (
    <ul className="govuk-list app-inline-list">
      {([...BANDS, NONE] as const).map((band) => (
        <li key={band}>
          {counts[band] === 0 ? (
            `0 ${bandInWords(band === NONE ? null : band)}`
          ) : (
            <a className="govuk-link" href={premisesListHref({ show: "open", band, beat: asked.beat })}>
              {counts[band]} {bandInWords(band === NONE ? null : band)}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}

function Choose({ page: { asked, sittings, beats, sitting } }: { page: Page }) {
  if (sittings.length === 0 && beats.length === 0) return null;
  return (
    <form method="get" noValidate className="app-inline-form govuk-!-display-none-print" key={JSON.stringify(asked)}>
      <Select
        field={{ id: "sitting", name: "sitting", defaultValue: sitting?.id ?? "" }}
        label="Meeting"
        items={sittings.map(({ id, day, groupName }) => ({ value: id, text: `${shortDay(day)}, ${groupName}` }))}
      />
      {beats.length === 0 ? null : (
        <Select
          field={{ id: "beat", name: "beat", defaultValue: asked.beat ?? "" }}
          label="Beat"
          items={beats}
          placeholder="Every beat"
        />
      )}
      <Button variant="secondary">Show</Button>
    </form>
  );
}
