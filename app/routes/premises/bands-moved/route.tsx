import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { BandTag } from "#app/components/premises/band-tag.tsx";
import { isDay, londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { ledgerHref } from "#app/domain/premises/grade-pages.ts";
import { pointsInWords } from "#app/domain/premises/ledger.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { bandsMovedOn, schemeChangeDays } from "#app/services/premises/bands-moved.ts";
import { db } from "#db/open.ts";

const params = z.object({});
const query = z.object({ change: z.catch(z.optional(z.string().check(z.refine(isDay))), undefined) });

/** As many as anybody reads; how many there are is said. */
const SHOWN = 300;

export const loader = guardedLoader("premises:read", params, async ({ request, actor, now }) => {
  const asked = query.parse(Object.fromEntries(new URL(request.url).searchParams));
  const today = londonDay(now);
  const days = await schemeChangeDays(db, actor.partnershipId);
  const day = days.find((one) => one === asked.change) ?? days.find((one) => one <= today) ?? days[0] ?? null;
  const found = day === null ? null : await bandsMovedOn(db, actor, day);
  const shown = found?.moved.slice(0, SHOWN) ?? [];
  await recordList({ db, actor, now }, "premises.bands-moved-listed", "premises", shown.map(({ id }) => id), { day }); // prettier-ignore
  return { today, days, day, changes: found?.changes ?? [], shown, moved: found?.moved.length ?? 0, looked: found?.looked ?? 0 }; // prettier-ignore
});

export const meta: MetaFunction = () => [{ title: "Bands that moved – Joint Action" }];

export default function BandsMovedPage() {
  const { today, days, day, changes, shown, moved, looked } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href="/admin/settings/premises">Licensed premises: settings</BackLink>
      <h1 className="govuk-heading-l">Bands that moved with a change of the scheme</h1>
      {day === null ? (
        <p className="govuk-body">
          Points, shares, periods and thresholds are as shipped: no change has been recorded.
        </p>
      ) : (
        <>
          <p className="govuk-body">
            {day > today ? "The scheme will change on " : "The scheme changed on "}
            {longDay(day)}. What the points propose is compared as at that day, by the scheme before and after
            {day > today ? ", with the incidents known today" : ""}. Agreed grades stay as they are.
          </p>
          <Changes changes={changes} />
          <Rows shown={shown} moved={moved} looked={looked} day={day} />
        </>
      )}
      {days.length < 2 ? null : (
        <form method="get" noValidate key={day}>
          <Select
            field={{ id: "change", name: "change", defaultValue: day ?? "" }}
            label="Another change"
            items={days.map((one) => ({ value: one, text: `${longDay(one)}${one > today ? ", planned" : ""}` }))}
          />
          <Button variant="secondary">Show</Button>
        </form>
      )}
    </>
  );
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>;

function Changes({ changes }: Pick<Page, "changes">) {
  if (changes.length === 0)
    return <p className="govuk-body">On that day the scheme is as it was before: what was recorded changes nothing.</p>;
  return (
    <Table
      caption="What changed"
      captionSize="m"
      scrollLabel="What changed in the scheme"
      firstCellIsHeader
      stacked
      head={["Setting", "Before", "After"]}
      rows={changes.map(({ label, before, after }) => [label, before, after])}
    />
  );
}

function Rows({ shown, moved, looked, day }: Pick<Page, "shown" | "moved" | "looked"> & { day: string }) {
  const numeric = (text: string) => ({ text, numeric: true });
  const of = looked === 1 ? "the one premises" : `${looked.toLocaleString("en-GB")} premises`;
  if (moved === 0)
    return <p className="govuk-body">No band moves: {looked === 0 ? "no premises had incidents" : `of ${of} with incidents in the time that counts, each stays in its band`}.</p>; // prettier-ignore
  return (
    <>
      <Table
        caption={`Moved: ${moved.toLocaleString("en-GB")} of ${of} with incidents in the time that counts`}
        captionSize="m"
        scrollLabel="Premises whose band moved"
        firstCellIsHeader
        stacked
        head={["Premises", numeric("Points before"), numeric("Points after"), "Proposed before", "Proposed after", "Agreed"]} // prettier-ignore
        rows={shown.map((one) => [
          <a key="premises" className="govuk-link" href={ledgerHref(one.id, { on: day })}>
            {one.name}
          </a>,
          pointsInWords(one.pointsBefore),
          pointsInWords(one.pointsAfter),
          <BandTag key="before" band={one.before} />,
          <BandTag key="after" band={one.after} />,
          <BandTag key="agreed" band={one.agreed} />,
        ])}
      />
      {moved > shown.length ? <p className="govuk-body">The first {shown.length} are shown, worst first.</p> : null}
    </>
  );
}
