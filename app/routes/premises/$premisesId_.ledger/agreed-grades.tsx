import { Pagination } from "#app/components/govuk/pagination.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { BandTag } from "#app/components/premises/band-tag.tsx";
import { shortDay } from "#app/domain/dates/iso-day.ts";
import type { Band } from "#app/domain/premises/bands.ts";
import { agreedGradeHref, ledgerHref } from "#app/domain/premises/grade-pages.ts";
import { pointsInWords } from "#app/domain/premises/ledger.ts";

type Grade = {
  id: string;
  gradedOn: string;
  groupName: string;
  computedPoints: number;
  computedBand: Band;
  agreedBand: Band;
  reason: string | null;
  agreedBy: string | null;
  correctsId: string | null;
  byFacts: { points: number; band: Band } | null;
};
type Props = { premisesId: string; grades: readonly Grade[]; next: string | null; isOlder: boolean };

/** What the group agreed, which nothing changes afterwards: a correction is a grade of its own. */
export function AgreedGrades({ premisesId, grades, next, isOlder }: Props) {
  const corrected = new Set(grades.flatMap(({ correctsId }) => correctsId ?? []));
  return (
    <section id="grades">
      {grades.length === 0 ? (
        <>
          <h2 className="govuk-heading-m">Agreed grades</h2>
          <p className="govuk-body">{isOlder ? "No older grade." : "Not graded at any meeting yet."}</p>
        </>
      ) : (
        <Table
          caption="Agreed grades"
          captionSize="m"
          scrollLabel="Agreed grades, the newest first"
          stacked
          head={["Meeting", "The points proposed", "Agreed", "Reason", "Recorded by"]}
          rows={grades.map((grade) => [
            <Meeting key="meeting" premisesId={premisesId} grade={grade} isCorrected={corrected.has(grade.id)} />,
            <Proposed key="proposed" grade={grade} />,
            <BandTag key="agreed" band={grade.agreedBand} />,
            grade.reason === null ? (
              "As proposed"
            ) : (
              <span key="reason" className="app-typed">
                {grade.reason}
              </span>
            ),
            grade.agreedBy ?? "Somebody who has left",
          ])}
        />
      )}
      <Pagination
        previousHref={isOlder ? `${ledgerHref(premisesId)}#grades` : undefined}
        previousText="Newest grades"
        nextHref={next === null ? undefined : `${ledgerHref(premisesId, { after: next })}#grades`}
        nextText="Older grades"
        landmarkLabel="Agreed grades"
      />
    </section>
  );
}

function Meeting({ premisesId, grade, isCorrected }: { premisesId: string; grade: Grade; isCorrected: boolean }) {
  return (
    <>
      <a className="govuk-link" href={agreedGradeHref(premisesId, grade.id)}>
        {shortDay(grade.gradedOn)}
      </a>
      <br />
      {grade.groupName}
      {grade.correctsId === null ? null : <div className="govuk-hint govuk-!-margin-bottom-0">A correction</div>}
      {isCorrected ? <div className="govuk-hint govuk-!-margin-bottom-0">Corrected since</div> : null}
    </>
  );
}

function Proposed({ grade }: { grade: Grade }) {
  const { computedBand, computedPoints, byFacts } = grade;
  return (
    <>
      <BandTag band={computedBand} /> {pointsInWords(computedPoints)}
      {byFacts === null ? null : (
        <div className="govuk-hint govuk-!-margin-bottom-0">
          By today’s facts it would be <BandTag band={byFacts.band} /> {pointsInWords(byFacts.points)}
        </div>
      )}
    </>
  );
}
