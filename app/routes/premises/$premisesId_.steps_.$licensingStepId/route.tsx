import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { ButtonGroup } from "#app/components/govuk/button-group.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { DerivedDates } from "#app/components/interventions/derived-dates.tsx";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { licensingStanding } from "#app/domain/premises/licensing-dates.ts";
import { endsOpenTo, LICENSING_KINDS, licensingKind } from "#app/domain/premises/licensing-kinds.ts";
import { licensingRowsOf } from "#app/domain/premises/licensing-words.ts";
import { premisesHref } from "#app/domain/premises/premises-pages.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { readLicensingDates } from "#app/services/premises/licensing-law.ts";
import { db } from "#db/open.ts";
import { findLicensingStep } from "#db/queries/licensing-steps.ts";

const params = z.object({ premisesId: z.uuidv7(), licensingStepId: z.uuidv7() });

export const loader = guardedLoader("premises:read", params, async ({ params, actor, now }) => {
  const { premisesId, licensingStepId } = params;
  const step = await findLicensingStep(db, actor, premisesId, licensingStepId);
  if (!step) throw new Response(null, { status: 404 });
  const { dates } = (await readLicensingDates(db, londonDay(now)))(step);
  await recordView({ db, actor, now }, "premises.licensing-steps-viewed", "premises", premisesId);
  return { step, dates, mayRecord: actor.permissions.has("premises:record") };
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page ? LICENSING_KINDS[page.step.kind].name : "Licensing step"} – Joint Action` },
];

export default function LicensingStepPage() {
  const { step, dates, mayRecord } = useLoaderData<typeof loader>();
  const { name, source } = licensingKind(step.kind);
  return (
    <>
      <BackLink href={premisesHref(step.premisesId, "steps")}>Licensing steps</BackLink>
      <span className="govuk-caption-l">
        {step.premisesReference} · {step.premisesName}
      </span>
      <h1 className="govuk-heading-l">{name}</h1>
      <p className="govuk-body govuk-!-font-weight-bold">{licensingStanding(step)}</p>
      {step.decisions.length > 0 ? <WhatFollows premisesId={step.premisesId} decisions={step.decisions} /> : null}
      {mayRecord ? <WhatToDo step={step} /> : null}
      <SummaryList rows={[...licensingRowsOf(step), { key: "Law", value: source }]} />
      <DerivedDates dates={dates} names={{}} appealSince={null} />
    </>
  );
}

type Step = Pick<
  ReturnType<typeof useLoaderData<typeof loader>>["step"],
  "id" | "premisesId" | "kind" | "endedOn" | "decidedOn"
>;

function WhatToDo({ step: { id, premisesId, kind, endedOn, decidedOn } }: { step: Step }) {
  const at = `${premisesHref(premisesId, "steps")}/${id}`;
  const { isReview, hasInterimSteps } = licensingKind(kind);
  const isOpen = endedOn === null && decidedOn === null;
  return (
    <ButtonGroup>
      {isOpen && hasInterimSteps ? <Button href={`${at}/interim`}>Record interim steps</Button> : null}
      {endedOn === null && isReview ? (
        <Button href={`${at}/decision`} variant={decidedOn === null ? undefined : "secondary"}>
          {decidedOn === null ? "Record the decision" : "Change the decision, or record an appeal"}
        </Button>
      ) : null}
      {isOpen && endsOpenTo(kind).length > 0 ? (
        <Button href={`${at}/end`} variant="secondary">
          {isReview ? "Withdrawn or rejected" : "Ended early"}
        </Button>
      ) : null}
      <Button href={`${at}/correct`} variant="secondary">
        Correct
      </Button>
    </ButtonGroup>
  );
}

/** The register is changed by whoever keeps it, once the decision has effect: an appeal may come before (s52(11)). */
function WhatFollows({ premisesId, decisions }: { premisesId: string; decisions: readonly string[] }) {
  const ofRegister = decisions.filter((decision) => decision !== "excluded");
  if (ofRegister.length === 0) return null;
  return (
    <InsetText>
      A decision has no effect until the time for an appeal is over, or the appeal is settled. Once it has,{" "}
      <a className="govuk-link" href={premisesHref(premisesId, "licence")}>
        change the licence
      </a>
      : its conditions, its supervisor or its status.
    </InsetText>
  );
}
