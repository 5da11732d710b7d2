import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { Button } from "#app/components/govuk/button.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { BandTag } from "#app/components/premises/band-tag.tsx";
import { LedgerTable } from "#app/components/premises/ledger-table.tsx";
import { PremisesHeader } from "#app/components/premises/premises-header.tsx";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { pointsWithUnit } from "#app/domain/premises/band-because.ts";
import { gradeHref, gradeKey, ledgerForm } from "#app/domain/premises/grade-pages.ts";
import { MICRO } from "#app/domain/premises/ledger.ts";
import { premisesHref } from "#app/domain/premises/premises-pages.ts";
import { dayParts, parseForm } from "#app/forms/parse-form.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { ledgerView } from "#app/services/premises/ledger-view.ts";
import { gradesAndTrend } from "#app/services/premises/trend-of.ts";
import { findPremises } from "#db/queries/premises.ts";
import { db } from "#db/open.ts";
import { AgreedGrades } from "./agreed-grades.tsx";
import { NextSitting } from "./next-sitting.tsx";
import { Trend } from "./trend.tsx";

const params = z.object({ premisesId: z.uuidv7() });

export const loader = guardedLoader("premises:read", params, async ({ params, request, actor, now }) => {
  const premises = await findPremises(db, actor, params.premisesId);
  if (!premises) throw new Response(null, { status: 404 });
  const today = londonDay(now);
  const query = new FormData();
  for (const [name, value] of new URL(request.url).searchParams) query.append(name, value);
  const form = parseForm(query, ledgerForm);
  const asAt = (form.ok ? form.data.on : null) ?? today;
  const after = form.ok ? gradeKey(form.data.after) : undefined;
  const view = await ledgerView(db, actor, premises, asAt);
  const graded = await gradesAndTrend(db, actor, { premisesId: premises.id, asAt, after });
  await recordView({ db, actor, now }, "premises.ledger-viewed", "premises", premises.id);
  const { id, name, licenceNumber, status, agreedBand, closedOn, missingSince } = premises;
  return {
    premises: { id, name, licenceNumber, status, agreedBand, closedOn, missingSince },
    ...{ ...view, ...graded, today, isOlder: after !== undefined },
    typed: form.values,
    dayError: form.ok ? null : (form.errors.on ?? null),
    mayGrade: (closedOn === null || closedOn > today) && actor.permissions.has("premises:grade"),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Points and grades: ${data?.premises.name ?? ""} – Joint Action` },
];

export default function LedgerPage() {
  const page = useLoaderData<typeof loader>();
  const { premises, ledger, waiting, rate, today, mayGrade } = page;
  return (
    <>
      <PremisesHeader premises={premises} current="ledger" />
      <h2 className="govuk-heading-m">
        {ledger.asAt === today ? "Points today" : `Points as at ${longDay(ledger.asAt)}`}
      </h2>
      {ledger.asAt === today ? null : (
        <InsetText>
          By the settings of that day, and by what is known of the incidents today.{" "}
          <a className="govuk-link" href={premisesHref(premises.id, "ledger")}>
            Show today
          </a>
        </InsetText>
      )}
      <SummaryList
        rows={[
          {
            key: "Sum",
            value: <strong className="govuk-!-font-size-24">{pointsWithUnit(ledger.points)}</strong>,
          },
          {
            key: "The points propose",
            value: (
              <>
                <BandTag band={ledger.band} /> {ledger.because}
                {ledger.bySingleIncident && ledger.points >= ledger.scheme.amberFrom * MICRO ? (
                  <>
                    <br />
                    One incident alone of {ledger.scheme.singleIncident} points or more: on the agenda
                  </>
                ) : null}
              </>
            ),
          },
          {
            key: "Thresholds",
            value: `Amber from ${ledger.scheme.amberFrom}, Red from ${ledger.scheme.redFrom}; incidents count for ${ledger.scheme.windowDays} days`,
          },
          ...(rate === null
            ? []
            : [
                {
                  key: "For its size",
                  value: `${rate.value} points per ${rate.per} people that it holds (${rate.capacity}). Shown, and used for nothing`,
                },
              ]),
          { key: "Agreed by the group", value: <BandTag band={premises.agreedBand} /> },
        ]}
      />
      {mayGrade ? <Button href={gradeHref(premises.id)}>Record the grade agreed at a meeting</Button> : null}
      <LedgerTable ledger={ledger} waitingAdds={waiting.adds} />
      <NextSitting next={page.next} />
      <Trend trend={page.trend} scheme={ledger.scheme} premisesId={premises.id} />
      <AgreedGrades premisesId={premises.id} grades={page.grades} next={page.nextGrades} isOlder={page.isOlder} />
      <OtherDay page={page} />
    </>
  );
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>;

function OtherDay({ page }: { page: Page }) {
  const { premises, ledger, typed, dayError } = page;
  const values = dayError ? typed : dayParts("on", ledger.asAt);
  return (
    <form method="get" action={premisesHref(premises.id, "ledger")} noValidate key={ledger.asAt}>
      <DateInput
        name="on"
        field={(name) => ({ id: name, name, defaultValue: values[name] ?? "" })}
        legend="Points as at another day"
        legendSize="s"
        hint="Also a day to come: what age alone makes of them by then"
        error={dayError ?? undefined}
      />
      <Button variant="secondary">Show</Button>
    </form>
  );
}
