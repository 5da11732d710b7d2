import { Table } from "#app/components/govuk/table.tsx";
import { Tag } from "#app/components/govuk/tag.tsx";
import { BandTag } from "#app/components/premises/band-tag.tsx";
import { FollowUpSummary } from "#app/components/premises/follow-up-summary.tsx";
import { PointsSparkline } from "#app/components/premises/points-chart.tsx";
import { type FortnightRow, movementInWords, movementOf } from "#app/domain/premises/fortnight.ts";
import type { FollowUpLine } from "#app/domain/premises/follow-up-lines.ts";
import { type FortnightAsked, gradeHref, ledgerHref } from "#app/domain/premises/grade-pages.ts";
import { pointsInWords } from "#app/domain/premises/ledger.ts";
import { premisesHref } from "#app/domain/premises/premises-pages.ts";

type Row = FortnightRow & {
  rank: number;
  since: { incidents: number; words: string; href: string } | null;
  followUp: { premisesId: string; lines: readonly FollowUpLine[]; isReviewPrompted: boolean } | null;
  waitingHref: string;
  next: string | null;
  nextPage: string;
};
type Page = {
  asked: FortnightAsked;
  asAt: string;
  bounds: { amberFrom: number; redFrom: number };
  singleIncident: number;
  mayGrade: boolean;
  previous: { day: string } | null;
};

const numeric = (text: string) => ({ text, numeric: true });

export function FortnightTable({ caption, rows, page }: { caption: string; rows: readonly Row[]; page: Page }) {
  return (
    <Table
      caption={caption}
      captionSize="m"
      scrollLabel={caption}
      stacked
      head={[
        "Premises",
        "Grade before",
        numeric("Points then"),
        numeric("Points now"),
        "Movement",
        "The points propose",
        "Trend",
        "Since the meeting before",
        "Due",
        "This meeting",
      ]}
      rows={rows.map((row) => [
        <Premises key="premises" row={row} singleIncident={page.singleIncident} />,
        <BandTag key="before" band={row.bandBefore} />,
        pointsInWords(row.pointsThen),
        <a key="now" className="govuk-link app-points" href={ledgerHref(row.id, { on: page.asAt })}>
          {pointsInWords(row.pointsNow)}
          <span className="govuk-visually-hidden"> points of {row.name}: every one of them</span>
        </a>,
        <Movement key="movement" row={row} />,
        <BandTag key="proposed" band={row.band} />,
        <PointsSparkline key="trend" name={row.name} points={row.trend} bounds={page.bounds} />,
        <Since key="since" row={row} />,
        row.followUp === null ? "" : <FollowUpSummary key="due" followUp={row.followUp} short />,
        <Grade key="grade" row={row} page={page} />,
      ])}
    />
  );
}

function Premises({ row, singleIncident }: { row: Row; singleIncident: number }) {
  return (
    <div id={`premises-${row.id}`} className="app-fortnight__name">
      <a className="govuk-link govuk-!-font-weight-bold app-premises-name" href={premisesHref(row.id)}>
        {row.rank}. {row.name}
      </a>
      <div className="govuk-hint govuk-!-margin-bottom-1">
        {[row.address, row.beatCode === null ? null : `beat ${row.beatCode}`].filter(Boolean).join(", ")}
      </div>
      {row.waiting === 0 ? null : (
        <div>
          <a className="govuk-link" href={row.waitingHref}>
            {row.waiting} to decide<span className="govuk-visually-hidden"> at {row.name}</span>
          </a>
        </div>
      )}
      {row.onAgenda ? <Tag colour="purple">On the agenda: one of {singleIncident} points or more</Tag> : null}
    </div>
  );
}

/** More points are bad: the colour says it again, and the words alone are enough. */
function Movement({ row }: { row: Row }) {
  const movement = movementOf(row);
  const kind = movement === 0 ? "neutral" : movement > 0 ? "bad" : "good";
  return <span className={`app-change app-change--${kind}`}>{movementInWords(movement)}</span>;
}

function Since({ row: { name, since } }: { row: Row }) {
  if (since === null) return <>Nothing</>;
  return (
    <>
      <a className="govuk-link" href={since.href}>
        {since.incidents === 1 ? "1 incident" : `${since.incidents} incidents`}
        <span className="govuk-visually-hidden"> at {name}</span>
      </a>
      <div>{since.words}</div>
    </>
  );
}

function Grade({ row, page }: { row: Row; page: Page }) {
  const { asked, mayGrade } = page;
  const href = gradeHref(row.id, {
    ...{ sitting: asked.sitting, list: "fortnight", beat: asked.beat },
    ...{ page: row.nextPage, next: row.next ?? undefined },
  });
  return (
    <>
      {row.agreedHere === null ? null : (
        <div className="govuk-!-margin-bottom-1">
          <BandTag band={row.agreedHere} />
        </div>
      )}
      {mayGrade ? (
        <a className="govuk-link govuk-!-display-none-print" href={href}>
          {row.agreedHere === null ? "Grade" : "Correct"}
          <span className="govuk-visually-hidden"> {row.name}</span>
        </a>
      ) : row.agreedHere === null ? (
        "Not graded yet"
      ) : null}
    </>
  );
}
