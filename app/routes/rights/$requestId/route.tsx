import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { Tag } from "#app/components/govuk/tag.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { isInView } from "#app/domain/rights/request-list.ts";
import {
  REGIME_NAMES,
  REQUEST_CHANNEL_NAMES,
  REQUEST_KIND_NAMES,
  REQUEST_OUTCOME_NAMES,
  REQUESTER_NAMES,
} from "#app/domain/rights/request.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { requestPage } from "#app/services/rights/request-page.ts";
import { db } from "#db/open.ts";
import { MarksOfRequest } from "./marks-of-request.tsx";
import { RequestHistory } from "./request-history.tsx";
import { RequestWays } from "./request-ways.tsx";

const params = z.object({ requestId: z.uuidv7() });

export const loader = guardedLoader("rights:manage", params, async ({ params: { requestId }, actor, now }) => {
  const page = await requestPage({ db, actor, now }, requestId);
  if (!page) throw new Response(null, { status: 404 });
  return page;
});

/** The reference and no name: a title stays in the browser’s history. */
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Request ${data?.request.reference ?? ""} – Joint Action` },
];

export default function RequestPage() {
  const { today, request, working, steps, marks, open } = useLoaderData<typeof loader>();
  const due = request.dueOn === null ? "Waiting: nothing is due yet" : `Due ${longDay(request.dueOn)}`;
  const rows: [string, string | null][] = [
    ["What they ask for", request.words],
    ["About", request.subjectName],
    ["Date of birth", request.subjectBirthDate && longDay(request.subjectBirthDate)],
    ["Asked by", askedBy(request)],
    ["Their authority", request.authorityWords],
    ["How to write to them", request.contactWords],
    ["Received", `${longDay(request.receivedOn)}, ${REQUEST_CHANNEL_NAMES[request.channel].toLowerCase()}`],
    ["Law", REGIME_NAMES[request.regime]],
    ["Identity", identityOf(request)],
    ["Searched", request.searchedWords],
    ["Person", request.personReference ?? "Not matched to anybody who is known"],
    ["Officer", request.officerName ?? "Nobody yet"],
    ["Outcome", request.outcome && `${REQUEST_OUTCOME_NAMES[request.outcome]}, ${longDay(request.closedOn ?? today)}`],
    ["What they were told", request.outcomeWords],
  ];
  return (
    <>
      <BackLink href="/rights">Requests about somebody’s own data</BackLink>
      <span className="govuk-caption-l">{REQUEST_KIND_NAMES[request.kind]}</span>
      <h1 className="govuk-heading-l">{request.reference}</h1>
      <section aria-labelledby="clock">
        <h2 className="govuk-heading-m" id="clock">
          {request.status === "closed" ? "Closed" : due}{" "}
          {isInView(request, "overdue", today) ? <Tag colour="red">Overdue</Tag> : null}
          {isInView(request, "soon", today) ? <Tag colour="yellow">Due soon</Tag> : null}
        </h2>
        <ul className="govuk-list">
          {working.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
      <RequestWays request={request} open={open} />
      <SummaryList
        rows={rows
          .filter(([, value]) => value !== null)
          .map(([key, value]) => ({ key, value: <span className="app-typed">{value}</span> }))}
      />
      <MarksOfRequest requestId={request.id} marks={marks} />
      <RequestHistory steps={steps} />
    </>
  );
}

type Asked = { requesterKind: keyof typeof REQUESTER_NAMES; requesterName: string | null };

function askedBy({ requesterKind, requesterName }: Asked) {
  const who = REQUESTER_NAMES[requesterKind];
  return requesterName === null ? who : `${requesterName}. ${who}`;
}

type Identity = { identityAskedOn: string | null; identityProvedOn: string | null; identityHow: string | null };

function identityOf({ identityAskedOn, identityProvedOn, identityHow }: Identity) {
  if (identityProvedOn !== null)
    return `Proved on ${longDay(identityProvedOn)}${identityHow ? `: ${identityHow}` : ""}`;
  return identityAskedOn === null ? "Not recorded" : `Proof asked for on ${longDay(identityAskedOn)}`;
}
