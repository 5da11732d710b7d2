import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { DocumentsOfRecord } from "#app/components/documents/documents-of-record.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { BreachList } from "#app/components/interventions/breach-list.tsx";
import { DerivedDates } from "#app/components/interventions/derived-dates.tsx";
import { StepList } from "#app/components/interventions/step-list.tsx";
import { MarkedItems, RightsMarks } from "#app/components/rights/rights-marks.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { newInterventionHref } from "#app/domain/interventions/begun-from.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { interventionPage } from "#app/services/interventions/intervention-page.ts";
import { marksOn } from "#app/services/rights/marks-on.ts";
import { db } from "#db/open.ts";
import { Conditions } from "./conditions.tsx";
import { Respondents } from "./respondents.tsx";

const params = z.object({ interventionId: z.uuidv7() });

export const loader = guardedLoader("interventions:read", params, async ({ params, actor, now }) => {
  const page = await interventionPage({ db, actor, now }, params.interventionId);
  if (!page) throw new Response(null, { status: 404 });
  return { ...page, marks: await marksOn({ db, actor }, { intervention: [page.id] }) };
});

/** The reference and not who it is: a title stays in the browser's history. */
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Intervention ${data?.reference ?? ""} – Joint Action` },
];

export default function InterventionPage() {
  const page = useLoaderData<typeof loader>();
  const { id, respondents, next, source, may, asks } = page;
  const path = `/interventions/${id}`;
  return (
    <MarkedItems marks={page.marks}>
      <span className="govuk-caption-l">{page.reference}</span>
      <h1 className="govuk-heading-l govuk-!-margin-bottom-4">{page.kindName}</h1>
      <RightsMarks of={id} />
      <SummaryList
        rows={[
          { key: "Standing", value: <strong>{page.standing}</strong> },
          ...(asks.people ? [{ key: "Who", value: whoWords(page) }] : []),
          ...(page.place || page.areaWords ? [{ key: "Where", value: <Where {...page} /> }] : []),
          ...(next
            ? [
                {
                  key: "Next date",
                  value: `${next.label}: ${longDay(next.day ?? "")}${next.time ? `, ${next.time}` : ""}`,
                },
              ]
            : []),
          ...(page.case
            ? [
                {
                  key: "Case",
                  value: (
                    <a className="govuk-link app-reference" href={`/cases/${page.case.id}`}>
                      {page.case.reference}
                    </a>
                  ),
                },
              ]
            : []),
          ...(page.follows
            ? [
                {
                  key: "Follows",
                  value: (
                    <a className="govuk-link app-reference" href={`/interventions/${page.follows.id}`}>
                      {page.follows.reference}
                    </a>
                  ),
                },
              ]
            : []),
          ...page.rows.map(({ key, value }) => ({ key, value: <span className="app-typed">{value}</span> })),
          { key: "Law", value: source.breach ? `${source.words}. On breach: ${source.breach}` : source.words },
        ]}
      />
      {may.change ? <Ways page={page} /> : null}
      {may.seeWhoHasSeen ? (
        <p className="govuk-body">
          <a className="govuk-link" href={`/audit/records/intervention/${id}`}>
            Who has seen this
          </a>
        </p>
      ) : null}
      {asks.people ? <Respondents path={path} respondents={respondents} mayChange={may.change} /> : null}
      <DerivedDates dates={page.dates} besides={page.besides} names={page.names} appealSince={page.appealSince} />
      {asks.conditions ? <Conditions path={path} conditions={page.conditions} mayChange={may.change} /> : null}
      {page.breaches ? <BreachList interventionId={id} breaches={page.breaches} mayRecord={may.change} /> : null}
      {page.steps ? (
        <section>
          <h2 className="govuk-heading-m">What happened</h2>
          <StepList steps={page.steps} names={page.names} />
        </section>
      ) : (
        <p className="govuk-body">
          What is written of it, its breaches and its documents are for the agency that does it and for ASB officers.
        </p>
      )}
      {page.documents ? <DocumentsOfRecord {...page.documents} /> : null}
    </MarkedItems>
  );
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>;

function whoWords({ respondents, personsUnknown }: Page) {
  if (personsUnknown) return "Persons unknown";
  const named = respondents.flatMap(({ name }) => name ?? []);
  const others = respondents.length - named.length;
  const more =
    others === 0 ? [] : [others === 1 ? "somebody whom you may not open" : `${others} whom you may not open`];
  return [...named, ...more].join(", ") || "Nobody recorded";
}

function Where({ place, areaWords }: Pick<Page, "place" | "areaWords">) {
  return (
    <>
      {place ? (
        <a className="govuk-link" href={`/locations/${place.id}`}>
          {place.name}
        </a>
      ) : null}
      {place && areaWords ? <br /> : null}
      {areaWords}
    </>
  );
}

function Ways({ page }: { page: Page }) {
  const { id, stepPages, isEnded } = page;
  const people = page.respondents.flatMap(({ personId }) => personId ?? []);
  const from = { caseId: page.case?.id ?? null, personIds: people, locationId: page.place?.id ?? null, followsId: id };
  return (
    <>
      <div className="govuk-button-group">
        <Button href={`/interventions/${id}/breaches/new`}>Record a breach</Button>
        <Button href={`/interventions/${id}/end`} variant="secondary">
          {isEnded ? "Put it in force again" : "Record its end"}
        </Button>
        <a className="govuk-link" href={newInterventionHref(from)}>
          Record the next step
        </a>
        <a className="govuk-link" href={`/interventions/${id}/correct`}>
          Correct what was recorded
        </a>
      </div>
      {stepPages.length > 0 ? (
        <ul className="govuk-list">
          {stepPages.map(({ name, text }) => (
            <li key={name}>
              <a className="govuk-link" href={`/interventions/${id}/steps/new?kind=${name}`}>
                {text}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
