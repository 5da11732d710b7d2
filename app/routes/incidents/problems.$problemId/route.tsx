import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { longDay, shortDay } from "#app/domain/dates/iso-day.ts";
import { NOT_RECORDED } from "#app/domain/locations/area-kinds.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { problemPage } from "#app/services/incidents/problem-page.ts";
import { db } from "#db/open.ts";
import { CountOfProblem } from "./count-of-problem.tsx";
import { ProblemHistory } from "./problem-history.tsx";
import { WhatBelongs } from "./what-belongs.tsx";

const params = z.object({ problemId: z.uuidv7() });

export const loader = guardedLoader("incidents:read", params, async ({ params, actor, now }) => {
  const page = await problemPage({ db, actor, now }, params.problemId);
  if (!page) throw new Response(null, { status: 404 });
  return page;
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? `Problem ${data.problem.reference}` : "Problem"} – Joint Action` },
];

export default function ProblemPage() {
  const { problem, incidents, reports, people, statutory, review, changes, may } = useLoaderData<typeof loader>();
  const path = `/incidents/problems/${problem.id}`;
  const isOpen = problem.closedOn === null;
  return (
    <>
      <BackLink href="/incidents/problems">Problems</BackLink>
      <span className="govuk-caption-l">Problem {problem.reference}</span>
      <h1 className="govuk-heading-l">{problem.title}</h1>
      {isOpen ? null : (
        <InsetText>
          Closed on {longDay(problem.closedOn ?? "")}. {problem.closeReason}
        </InsetText>
      )}
      <div className="govuk-grid-row">
        <div className="govuk-grid-column-two-thirds">
          <SummaryList
            rows={[
              { key: "What", value: problem.what ?? NOT_RECORDED },
              { key: "Where", value: <Where {...problem} /> },
              { key: "Beat", value: problem.beatCode ?? NOT_RECORDED },
              { key: "Open since", value: longDay(problem.openedOn) },
              { key: "Incidents", value: incidentWords(incidents) },
              ...(statutory ? [{ key: "Statutory count", value: <CountOfProblem {...statutory} /> }] : []),
              ...(statutory ? [{ key: "Case review", value: <Review review={review} may={may.review} /> }] : []),
            ]}
          />
        </div>
      </div>
      {may.change ? (
        <div className="govuk-button-group">
          {isOpen ? (
            <>
              <Button href={`${path}/add`}>Add incidents</Button>
              <Button href={`/incidents/casework?problem=${problem.id}`} variant="secondary">
                Open a case
              </Button>
              <Button href={`/referrals/new?problem=${problem.id}`} variant="secondary">
                Refer to the JAG
              </Button>
              <a className="govuk-link" href={`${path}/change`}>
                Change name or kind
              </a>
              <a className="govuk-link" href={`${path}/chronology`}>
                Make a chronology
              </a>
              <a className="govuk-link" href={`${path}/close`}>
                Close
              </a>
            </>
          ) : (
            <Button href={`${path}/reopen`} variant="secondary">
              Open again
            </Button>
          )}
        </div>
      ) : null}
      <WhatBelongs path={path} people={people} incidents={incidents} reports={reports} />
      <ProblemHistory changes={changes} />
    </>
  );
}

function incidentWords({ count, open, lastDay }: { count: number; open: number; lastDay: string | null }) {
  return lastDay === null ? "None that you may see" : `${count}, ${open} open, the last on ${shortDay(lastDay)}`;
}

function Where({ place, locationId }: { place: string; locationId: string | null }) {
  if (!locationId) return <>{place || NOT_RECORDED}</>;
  return (
    <a className="govuk-link" href={`/locations/${locationId}`}>
      {place}
    </a>
  );
}

function Review({ review, may }: { review: { id: string; reference: string } | null; may: boolean }) {
  if (!review) return <>None open</>;
  return may ? (
    <>
      <a className="govuk-link app-reference" href={`/case-reviews/${review.id}`}>
        {review.reference}
      </a>{" "}
      is open
    </>
  ) : (
    <>{review.reference} is open</>
  );
}
