import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { SharingStateTag } from "#app/components/agreements/sharing-state-tag.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ButtonGroup } from "#app/components/govuk/button-group.tsx";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { sharingStateOn, sharingStateWords } from "#app/domain/agreements/agreement.ts";
import { londonDay, longDay } from "#app/domain/dates/iso-day.ts";
import { GATEWAY_NAMES } from "#app/domain/disclosures/gateway.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { db } from "#db/open.ts";
import { listAgenciesOfPartnership } from "#db/queries/partnership-agencies.ts";
import { findSharingAgreement, listAgreementReviews, listSignatories } from "#db/queries/sharing-agreements.ts";

const params = z.object({ agreementId: z.uuidv7() });

export const loader = guardedLoader("agreements:manage", params, async ({ params: { agreementId }, actor, now }) => {
  const { partnershipId } = actor;
  const agreement = await findSharingAgreement(db, partnershipId, agreementId);
  if (!agreement) throw new Response(null, { status: 404 });
  const [signatories, reviews, agencies] = await Promise.all([
    listSignatories(db, partnershipId, agreementId),
    listAgreementReviews(db, partnershipId, agreementId),
    listAgenciesOfPartnership(db, partnershipId),
  ]);
  await recordView({ db, actor, now }, "agreement.viewed", "agreement", agreementId);
  const today = londonDay(now);
  const parties = new Set(signatories.map(({ agencyId }) => agencyId));
  return {
    agreement,
    ...{ state: sharingStateOn(agreement, today), words: sharingStateWords(agreement, today), signatories, reviews },
    unsigned: agencies.filter(({ id }) => !parties.has(id)).map(({ name }) => name),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.agreement.title ?? "Agreement"} – Joint Action` },
];

export default function AgreementPage() {
  const { agreement, state, words, signatories, reviews, unsigned } = useLoaderData<typeof loader>();
  const here = `/agreements/${agreement.id}`;
  const isOpen = state !== "ended";
  return (
    <>
      <BackLink href="/agreements">Information sharing agreements</BackLink>
      <h1 className="govuk-heading-l">{agreement.title}</h1>
      <p className="govuk-body">
        <SharingStateTag state={state} words={words} />
      </p>
      {isOpen ? (
        <ButtonGroup>
          <Button href={`${here}/review`}>Record a review</Button>
          <Button href={`${here}/change`} variant="secondary">
            Change
          </Button>
          <Button href={`${here}/end`} variant="secondary">
            End
          </Button>
        </ButtonGroup>
      ) : null}
      <SummaryList
        rows={[
          { key: "What it is for", value: <span className="app-typed">{agreement.purpose}</span> },
          { key: "What is shared", value: <span className="app-typed">{agreement.dataWords ?? "Not recorded"}</span> },
          { key: "What allows it", value: agreement.gateway ? GATEWAY_NAMES[agreement.gateway] : "Not recorded" },
          { key: "In force from", value: longDay(agreement.fromDay) },
          { key: "To be reviewed by", value: longDay(agreement.reviewOn) },
          ...(agreement.endedOn === null
            ? []
            : [{ key: "Ended", value: `${longDay(agreement.endedOn)}. ${agreement.endedReason ?? ""}` }]),
        ]}
      />
      <h2 className="govuk-heading-m">Who signed</h2>
      {signatories.length === 0 ? (
        <p className="govuk-body">No agency is recorded as having signed.</p>
      ) : (
        <Table
          caption="Agencies that signed"
          captionSize="s"
          scrollLabel="Agencies that signed"
          stacked
          firstCellIsHeader
          head={["Agency", "Signed on", "By", "Left"]}
          rows={signatories.map(({ id, agencyName, signedOn, signedBy, leftOn }) => [
            isOpen ? (
              <a key="agency" className="govuk-link" href={`${here}/signatories/${id}`}>
                {agencyName}
              </a>
            ) : (
              agencyName
            ),
            longDay(signedOn),
            signedBy,
            leftOn === null ? "" : longDay(leftOn),
          ])}
        />
      )}
      {isOpen ? (
        <>
          {unsigned.length > 0 ? <p className="govuk-body">Not among them: {unsigned.join(", ")}.</p> : null}
          <Button href={`${here}/signatories/new`} variant="secondary">
            Add an agency that signed
          </Button>
        </>
      ) : null}
      <h2 className="govuk-heading-m">Reviews</h2>
      {reviews.length === 0 ? <p className="govuk-body">Not reviewed yet.</p> : null}
      {reviews.map(({ id, reviewedOn, words: found, nextReviewOn, reviewedBy }) => (
        <div key={id} className="govuk-!-margin-bottom-4">
          <h3 className="govuk-heading-s govuk-!-margin-bottom-1">
            {longDay(reviewedOn)}
            {reviewedBy === null ? "" : `, ${reviewedBy}`}
          </h3>
          <p className="govuk-body app-typed">{found}</p>
          <p className="govuk-hint">Next review by {longDay(nextReviewOn)}</p>
        </div>
      ))}
    </>
  );
}
