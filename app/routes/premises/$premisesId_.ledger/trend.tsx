import { Table } from "#app/components/govuk/table.tsx";
import { BandTag } from "#app/components/premises/band-tag.tsx";
import { PointsChart } from "#app/components/premises/points-chart.tsx";
import { shortDay } from "#app/domain/dates/iso-day.ts";
import type { Band } from "#app/domain/premises/bands.ts";
import { ledgerHref } from "#app/domain/premises/grade-pages.ts";
import { pointsInWords } from "#app/domain/premises/ledger.ts";

type Meeting = { day: string; then: number | null; agreed: Band | null; byFacts: number };
type Props = {
  premisesId: string;
  trend: readonly Meeting[];
  scheme: { amberFrom: number; redFrom: number };
};

const numeric = (text: string) => ({ text, numeric: true });

/** Points at each meeting: those that the group had before it where it graded, and by today's facts where it did not. */
export function Trend({ premisesId, trend, scheme }: Props) {
  if (trend.length === 0) return null;
  return (
    <section>
      <h2 className="govuk-heading-m">Points at each meeting</h2>
      <PointsChart
        title="Points at each meeting"
        points={trend.map(({ day, then, byFacts }) => ({ day, points: then ?? byFacts }))}
        bounds={scheme}
      />
      <Table
        caption="Points at each meeting"
        captionHidden
        scrollLabel="Points at each meeting, in numbers"
        firstCellIsHeader
        stacked
        head={["Meeting", numeric("Points that the group had"), numeric("Points by today’s facts"), "Agreed"]}
        rows={[...trend].reverse().map(({ day, then, agreed, byFacts }) => [
          shortDay(day),
          then === null ? "Not graded" : pointsInWords(then),
          <a key="facts" className="govuk-link" href={ledgerHref(premisesId, { on: day })}>
            {pointsInWords(byFacts)}
            <span className="govuk-visually-hidden"> on {shortDay(day)}: open the ledger</span>
          </a>,
          <BandTag key="agreed" band={agreed} />,
        ])}
      />
    </section>
  );
}
