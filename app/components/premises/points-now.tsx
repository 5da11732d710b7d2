import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { pointsWithUnit } from "#app/domain/premises/band-because.ts";
import { type Band, bandInWords } from "#app/domain/premises/bands.ts";
import { premisesHref } from "#app/domain/premises/premises-pages.ts";
import { BandTag } from "./band-tag.tsx";

type Props = {
  premisesId: string;
  now: {
    asAt: string;
    points: number;
    band: Band;
    because: string;
    waiting: { incidents: number; adds: number };
    agreed: { band: Band; on: string; computedBand: Band | null; reason: string | null } | null;
  };
  /** On paper there is nothing to follow. */
  isPrinted?: boolean;
};

/** The score proposes, the group decides: what the points say on a day, beside what was last agreed and why it differed. */
export function PointsNow({ premisesId, now, isPrinted }: Props) {
  const { asAt, band, because, waiting, agreed } = now;
  const ledger = premisesHref(premisesId, "ledger");
  return (
    <>
      <SummaryList
        rows={[
          {
            key: `The points propose on ${longDay(asAt)}`,
            value: (
              <>
                <BandTag band={band} /> {because}
              </>
            ),
          },
          { key: "Agreed by the group", value: <Agreed agreed={agreed} /> },
          ...(waiting.incidents === 0
            ? []
            : [{ key: "Waiting", value: <Waiting waiting={waiting} href={isPrinted ? null : `${ledger}#waiting`} /> }]),
        ]}
      />
      {isPrinted ? null : (
        <p className="govuk-body">
          <a className="govuk-link" href={ledger}>
            Every point and where it came from
          </a>
        </p>
      )}
    </>
  );
}

function Agreed({ agreed }: Pick<Props["now"], "agreed">) {
  if (agreed === null) return <BandTag band={null} />;
  const { band, on, computedBand, reason } = agreed;
  const differs = computedBand !== null && computedBand !== band;
  return (
    <>
      <BandTag band={band} /> on {longDay(on)}
      {differs || reason !== null ? (
        <>
          <br />
          {differs ? `The points proposed ${bandInWords(computedBand)}. ` : null}
          {reason === null ? null : <span className="app-typed">{reason}</span>}
        </>
      ) : null}
    </>
  );
}

function Waiting({ waiting, href }: { waiting: Props["now"]["waiting"]; href: string | null }) {
  const words = waiting.incidents === 1 ? "1 incident" : `${waiting.incidents} incidents`;
  return (
    <>
      {href === null ? (
        words
      ) : (
        <a className="govuk-link" href={href}>
          {words}
        </a>
      )}{" "}
      to be decided at the meeting: up to {pointsWithUnit(waiting.adds)} more
    </>
  );
}
