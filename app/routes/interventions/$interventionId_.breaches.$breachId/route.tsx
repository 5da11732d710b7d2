import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { londonTime, longDay } from "#app/domain/dates/iso-day.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { breachPage } from "#app/services/interventions/breach-pages.ts";
import { db } from "#db/open.ts";

const params = z.object({ interventionId: z.uuidv7(), breachId: z.uuidv7() });

export const loader = guardedLoader("interventions:read", params, async ({ params, actor, now }) => {
  const page = await breachPage({ db, actor, now }, params.interventionId, params.breachId);
  if (!page) throw new Response(null, { status: 404 });
  const { intervention, shown } = page;
  return { intervention, shown, mayChange: page.isByRight && actor.permissions.has("interventions:record") };
});

export const meta: MetaFunction = () => [{ title: "Breach – Joint Action" }];

export default function BreachPage() {
  const { intervention, shown, mayChange } = useLoaderData<typeof loader>();
  const here = `/interventions/${intervention.id}/breaches/${shown.id}`;
  const change = (page: "outcome" | "correct", text: string, what: string) =>
    mayChange ? [{ href: `${here}/${page}`, text, visuallyHiddenText: what }] : [];
  const outcome = shown.outcome === null ? "Not decided yet" : `${shown.outcome}, ${longDay(shown.decidedOn ?? "")}`;
  return (
    <>
      <BackLink href={`/interventions/${intervention.id}`}>{intervention.reference}</BackLink>
      <span className="govuk-caption-l">{intervention.words}</span>
      <h1 className="govuk-heading-l">Breach of {longDay(shown.breachedOn)}</h1>
      <SummaryList
        rows={[
          {
            key: "When",
            value: [longDay(shown.breachedOn), shown.breachedTime].filter(Boolean).join(", "),
            actions: change("correct", "Correct", "the breach"),
          },
          { key: "Who", value: shown.who },
          { key: "Condition", value: shown.condition ?? "None was recorded" },
          { key: "What shows it", value: <span className="app-typed">{shown.evidence}</span> },
          {
            key: "Incident",
            value:
              shown.incidentReference === null ? (
                "None that you may open"
              ) : (
                <a className="govuk-link app-reference" href={`/incidents/${shown.incidentId ?? ""}`}>
                  {shown.incidentReference}
                </a>
              ),
          },
          {
            key: "What came of it",
            value: (
              <>
                {outcome}
                {shown.consequenceWords === null ? null : <div>{shown.consequenceWords}</div>}
              </>
            ),
            actions: change("outcome", shown.outcome === null ? "Record" : "Change", "what came of it"),
          },
          ...(shown.groupName === null ? [] : [{ key: "Sitting", value: <Sitting {...shown} /> }]),
          {
            key: "Recorded",
            value: [shown.recordedBy, londonTime(shown.recordedAt)].filter(Boolean).join(", "),
          },
        ]}
      />
    </>
  );
}

function Sitting({ groupName, heardOn }: { groupName: string | null; heardOn: string | null }) {
  return <>{heardOn === null ? `For the next of ${groupName ?? ""}` : `${groupName ?? ""}, ${longDay(heardOn)}`}</>;
}
