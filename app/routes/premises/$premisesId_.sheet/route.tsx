import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { BandTag } from "#app/components/premises/band-tag.tsx";
import { londonTime, longDay } from "#app/domain/dates/iso-day.ts";
import { premisesHref } from "#app/domain/premises/premises-pages.ts";
import { LICENCE_STATUS_NAMES, PREMISES_KIND_NAMES } from "#app/domain/premises/register.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { visitSheet } from "#app/services/premises/visit-sheet.ts";
import { db } from "#db/open.ts";
import { Actions, Conditions, Facts, Grade, Incidents } from "./sheet-parts.tsx";

const params = z.object({ premisesId: z.uuidv7() });

export const loader = guardedLoader("premises:read", params, async ({ params, actor, now }) => {
  const sheet = await visitSheet({ db, actor, now }, params.premisesId);
  if (!sheet) throw new Response(null, { status: 404 });
  return sheet;
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Sheet for a visit ${data?.premises.reference ?? ""} – Joint Action` },
];

export default function VisitSheetPage() {
  const sheet = useLoaderData<typeof loader>();
  const { premises, today, by, printedAt, followUp } = sheet;
  return (
    <div className="app-sheet">
      <BackLink href={premisesHref(premises.id)}>{premises.name}</BackLink>
      <p className="app-protective-marking">OFFICIAL-SENSITIVE</p>
      <h1 className="govuk-heading-l govuk-!-margin-bottom-1">
        {premises.name} <BandTag band={premises.agreedBand} />
      </h1>
      <p className="govuk-body">
        {[premises.licenceNumber, PREMISES_KIND_NAMES[premises.kind], LICENCE_STATUS_NAMES[premises.status]].join(
          " · ",
        )}
        {premises.closedOn === null ? null : ` · Closed ${longDay(premises.closedOn)}`}
      </p>
      <p className="govuk-body govuk-!-display-none-print">
        One page for a visit on {longDay(today)}. Print it with your browser: Ctrl and P.
      </p>
      <div className="app-sheet__columns">
        <Facts {...sheet} />
        <div>
          <Grade {...sheet} />
          {followUp.lines.length > 0 ? (
            <>
              <h2 className="govuk-heading-s">Due</h2>
              <ul className="govuk-list">
                {followUp.lines.map(({ key, text, isLate }) => (
                  <li key={key}>
                    {text}
                    {isLate ? " (late)" : null}
                  </li>
                ))}
              </ul>
            </>
          ) : null}
        </div>
      </div>
      <Incidents {...sheet} />
      <Actions {...sheet} />
      <Conditions {...sheet} />
      <h2 className="govuk-heading-s">Notes of the visit</h2>
      <div className="app-sheet__notes" />
      <p className="govuk-body-s">
        Printed by {by}, {londonTime(printedAt)}. Do not leave it at the premises; destroy it when it has served its
        purpose.
      </p>
    </div>
  );
}
