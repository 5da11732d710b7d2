import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { LicensingStepTable } from "#app/components/premises/licensing-step-table.tsx";
import { PremisesHeader } from "#app/components/premises/premises-header.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { LICENSING_KINDS, LICENSING_STEP_KINDS } from "#app/domain/premises/licensing-kinds.ts";
import { licensingKey, licensingKeyText, premisesHref } from "#app/domain/premises/premises-pages.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { licensingRows } from "#app/services/premises/licensing-steps-page.ts";
import { db } from "#db/open.ts";
import { listLicensingSteps } from "#db/queries/licensing-steps.ts";
import { findPremises } from "#db/queries/premises.ts";

const params = z.object({ premisesId: z.uuidv7() });
const PAGE = 50;

export const loader = guardedLoader(
  "premises:read",
  params,
  async ({ params: { premisesId }, request, actor, now }) => {
    const premises = await findPremises(db, actor, premisesId);
    if (!premises) throw new Response(null, { status: 404 });
    const after = licensingKey(new URL(request.url).searchParams.get("after"));
    const steps = await listLicensingSteps(db, actor, premisesId, { after, limit: PAGE + 1 });
    const shown = steps.slice(0, PAGE);
    await recordView({ db, actor, now }, "premises.licensing-steps-viewed", "premises", premisesId);
    const last = steps.length > PAGE ? shown.at(-1) : undefined;
    return {
      premises,
      rows: await licensingRows(db, shown, londonDay(now)),
      mayRecord: actor.permissions.has("premises:record"),
      next: last ? `${premisesHref(premisesId, "steps")}?after=${licensingKeyText(last)}` : undefined,
    };
  },
);

export const meta: MetaFunction = () => [{ title: "Licensing steps – Joint Action" }];

export default function LicensingStepsPage() {
  const { premises, rows, mayRecord, next } = useLoaderData<typeof loader>();
  return (
    <>
      <PremisesHeader premises={premises} current="steps" />
      <h2 className="govuk-heading-m">Licensing steps</h2>
      {rows.length === 0 ? (
        <p className="govuk-body">No review, closure, suspension or change of conditions is recorded.</p>
      ) : (
        <LicensingStepTable rows={rows} />
      )}
      <Pagination nextHref={next} />
      {mayRecord ? <WhatToRecord premisesId={premises.id} /> : null}
    </>
  );
}

function WhatToRecord({ premisesId }: { premisesId: string }) {
  return (
    <>
      <h2 className="govuk-heading-m">Record a step</h2>
      <ul className="govuk-list govuk-list--spaced">
        {LICENSING_STEP_KINDS.map((kind) => (
          <li key={kind}>
            <a className="govuk-link" href={`${premisesHref(premisesId, "steps")}/new?kind=${kind}`}>
              {LICENSING_KINDS[kind].name}
            </a>{" "}
            <span className="govuk-hint govuk-!-display-inline">({LICENSING_KINDS[kind].source})</span>
          </li>
        ))}
      </ul>
    </>
  );
}
