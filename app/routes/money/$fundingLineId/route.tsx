import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ButtonGroup } from "#app/components/govuk/button-group.tsx";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { WarningText } from "#app/components/govuk/warning-text.tsx";
import { financialYearText } from "#app/domain/performance/quarter.ts";
import { figuresOf, warningsOf } from "#app/domain/plan/funding.ts";
import { nextOpccStates, OPCC_STATE_NAMES } from "#app/domain/plan/opcc.ts";
import { poundsText } from "#app/domain/plan/pence.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { db } from "#db/open.ts";
import {
  findFundingEntry,
  findFundingLine,
  listFundingEntries,
  listFundingSteps,
  sumFunding,
} from "#db/queries/funding.ts";
import { Entries } from "./entries.tsx";
import { Steps } from "./steps.tsx";

const params = z.object({ fundingLineId: z.uuidv7() });
const ON_A_PAGE = 50;

export const loader = guardedLoader("plan:read", params, async ({ params, request, actor, now }) => {
  const { partnershipId } = actor;
  const { fundingLineId } = params;
  const line = await findFundingLine(db, partnershipId, fundingLineId);
  if (!line) throw new Response(null, { status: 404 });
  const asked = z.uuidv7().safeParse(new URL(request.url).searchParams.get("before"));
  const last = asked.success ? await findFundingEntry(db, partnershipId, asked.data) : undefined;
  const before = last?.lineId === fundingLineId ? { onDay: last.onDay, id: last.id } : null;
  const entries = await listFundingEntries(db, partnershipId, fundingLineId, { before, limit: ON_A_PAGE + 1 });
  const steps = await listFundingSteps(db, partnershipId, fundingLineId);
  const sums = await sumFunding(db, partnershipId, [fundingLineId]);
  await recordView({ db, actor, now }, "funding-line.viewed", "funding-line", fundingLineId);
  const shown = entries.slice(0, ON_A_PAGE);
  return {
    ...{ line, entries: shown, steps, figures: figuresOf(sums.get(fundingLineId) ?? {}) },
    earlier: entries.length > ON_A_PAGE ? `/money/${fundingLineId}?before=${shown.at(-1)?.id ?? ""}` : null,
    isFirst: before === null,
    mayChange: actor.permissions.has("money:manage"),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.line.description ?? "Money"} – Joint Action` },
];

export default function FundingLinePage() {
  const { line, entries, steps, figures, earlier, isFirst, mayChange } = useLoaderData<typeof loader>();
  const here = `/money/${line.id}`;
  const mayStep = mayChange && nextOpccStates(line.opccState).length > 0;
  return (
    <>
      <BackLink href={`/money?year=${line.year}`}>Money, {financialYearText(line.year)}</BackLink>
      <span className="govuk-caption-l">{financialYearText(line.year)}</span>
      <h1 className="govuk-heading-l">{line.description}</h1>
      {warningsOf(figures).map((warning) => (
        <WarningText key={warning}>{warning}.</WarningText>
      ))}
      {mayChange ? (
        <ButtonGroup>
          <Button href={`${here}/entries/new`}>Enter an amount</Button>
          <Button href={`${here}/transfer`} variant="secondary">
            Transfer money
          </Button>
          <Button href={`${here}/change`} variant="secondary">
            Change the line
          </Button>
        </ButtonGroup>
      ) : null}
      <SummaryList
        rows={[
          { key: "Given by", value: line.funder },
          { key: "Spent by", value: line.ownerName ?? "Not recorded" },
          {
            key: "What the project delivers",
            value: <span className="app-typed">{line.delivers ?? "Not recorded"}</span>,
          },
          ...(figures.received === 0
            ? []
            : [
                { key: "Received, with what was carried forward", value: poundsText(figures.received) },
                { key: "Unallocated", value: poundsText(figures.unallocated) },
              ]),
          { key: "Allocated", value: poundsText(figures.allocated) },
          { key: "Committed", value: poundsText(figures.committed) },
          { key: "Spent", value: poundsText(figures.spent) },
          { key: "Remaining", value: poundsText(figures.remaining) },
          { key: "Neither spent nor committed", value: poundsText(figures.uncommitted) },
        ]}
      />
      <Entries here={here} entries={entries} earlier={earlier} isFirst={isFirst} mayChange={mayChange} />
      <h2 className="govuk-heading-m">Money from the OPCC</h2>
      <p className="govuk-body">
        {line.opccState === null ? "None of the OPCC’s steps has been recorded." : OPCC_STATE_NAMES[line.opccState]}
      </p>
      <Steps steps={steps} />
      {mayStep ? (
        <Button href={`${here}/steps/new`} variant="secondary">
          Record a step of the OPCC
        </Button>
      ) : null}
    </>
  );
}
