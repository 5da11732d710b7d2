import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod/mini";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { BandTag } from "#app/components/premises/band-tag.tsx";
import { RowsGone } from "#app/components/retention/rows-gone.tsx";
import { LedgerTable } from "#app/components/premises/ledger-table.tsx";
import { londonTime, longDay } from "#app/domain/dates/iso-day.ts";
import { pointsWithUnit } from "#app/domain/premises/band-because.ts";
import { readFrozenLedger } from "#app/domain/premises/frozen-ledger.ts";
import { agreedGradeHref, ledgerHref } from "#app/domain/premises/grade-pages.ts";
import { guardedLoader } from "#app/http/guard.server.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { rowsGone } from "#app/services/retention/rows-gone.ts";
import { findGrade, unsafeFindCorrection } from "#db/queries/premises-grades.ts";
import { findPremises } from "#db/queries/premises.ts";
import { db } from "#db/open.ts";

const params = z.object({ premisesId: z.uuidv7(), gradeId: z.uuidv7() });

export const loader = guardedLoader("premises:read", params, async ({ params, actor, now }) => {
  const premises = await findPremises(db, actor, params.premisesId);
  const found = await findGrade(db, actor, params.premisesId, params.gradeId);
  if (!premises || !found) throw new Response(null, { status: 404 });
  const { ledger, ...grade } = found;
  const correction = await unsafeFindCorrection(db, grade.id);
  await recordView({ db, actor, now }, "premises.grade-viewed", "premises", premises.id);
  const frozen = readFrozenLedger(ledger);
  const lines = frozen?.lines.map(({ id }) => id) ?? [];
  return {
    premises: { id: premises.id, name: premises.name },
    grade,
    ledger: frozen,
    gone: await rowsGone(db, actor.partnershipId, "premises-incident", lines),
    correctedBy: correction?.id ?? null,
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Grade of ${data?.premises.name ?? "premises"} – Joint Action` },
];

export default function AgreedGradePage() {
  const { premises, grade, ledger, gone, correctedBy } = useLoaderData<typeof loader>();
  const { agreedBand, computedBand, computedPoints, reason, correctsId } = grade;
  return (
    <>
      <BackLink href={`${ledgerHref(premises.id)}#grades`}>Points and grades</BackLink>
      <span className="govuk-caption-l">{premises.name}</span>
      <h1 className="govuk-heading-l">Grade agreed on {longDay(grade.gradedOn)}</h1>
      {correctedBy === null ? null : (
        <InsetText>
          This was corrected afterwards.{" "}
          <a className="govuk-link" href={agreedGradeHref(premises.id, correctedBy)}>
            Open the correction
          </a>
        </InsetText>
      )}
      <SummaryList
        rows={[
          { key: "Agreed", value: <BandTag band={agreedBand} /> },
          {
            key: "The points proposed",
            value: (
              <>
                <BandTag band={computedBand} /> {ledger?.because ?? pointsWithUnit(computedPoints)}
              </>
            ),
          },
          ...(reason === null ? [] : [{ key: "Reason", value: <span className="app-typed">{reason}</span> }]),
          { key: "Meeting", value: grade.groupName },
          { key: "Recorded", value: `${londonTime(grade.agreedAt)}, ${grade.agreedBy ?? "somebody who has left"}` },
          ...(correctsId === null
            ? []
            : [
                {
                  key: "Corrects",
                  value: (
                    <a className="govuk-link" href={agreedGradeHref(premises.id, correctsId)}>
                      What was recorded before
                    </a>
                  ),
                },
              ]),
        ]}
      />
      {ledger === null ? (
        <p className="govuk-body">
          The ledger of that day cannot be read. The points and the band above were kept with it.
        </p>
      ) : (
        <>
          <RowsGone gone={gone} of="incident" />
          <LedgerTable ledger={ledger} caption="The ledger as the group had it" />
        </>
      )}
    </>
  );
}
