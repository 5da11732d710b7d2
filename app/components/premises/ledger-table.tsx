import { Table } from "#app/components/govuk/table.tsx";
import { shortDay } from "#app/domain/dates/iso-day.ts";
import { ATTRIBUTION_NAMES, MITIGATION_NAMES } from "#app/domain/premises/attribution.ts";
import { type FrozenLedger, type FrozenLine, partsOfLedger } from "#app/domain/premises/frozen-ledger.ts";
import { pointsInWords } from "#app/domain/premises/ledger.ts";
import { premisesIncidentHref } from "#app/domain/premises/premises-pages.ts";
import { SEVERITIES } from "#app/domain/premises/severity.ts";

type Props = { ledger: FrozenLedger; waitingAdds?: number; caption?: string };

const numeric = (text: string) => ({ text, numeric: true });

/** Every step from the points of the severity to what counts, so that the sum can be checked line by line. */
export function LedgerTable({ ledger, waitingAdds, caption = "Where the points come from" }: Props) {
  const { counted, apart, waiting } = partsOfLedger(ledger.lines);
  return (
    <>
      {counted.length === 0 ? (
        <>
          <h2 className="govuk-heading-m">{caption}</h2>
          <p className="govuk-body">
            No incident that counts in the {ledger.scheme.windowDays} days up to {shortDay(ledger.asAt)}.
          </p>
        </>
      ) : (
        <Table
          caption={caption}
          captionSize="m"
          scrollLabel="Every incident that counts"
          stacked
          head={["Incident", numeric("Points"), "Attribution", "Credited", "Age", numeric("Counts")]}
          rows={counted.map((line) => [
            <Incident key="incident" line={line} />,
            pointsInWords(line.base),
            `${ATTRIBUTION_NAMES[line.attribution]}, ${line.attributedShare}%: ${pointsInWords(line.attributed)}`,
            <Credited key="credited" line={line} />,
            `${ageInWords(line.age)}: ${line.share}%`,
            <strong key="counts">{pointsInWords(line.counted)}</strong>,
          ])}
        />
      )}
      {counted.length < 2 ? null : (
        <p className="govuk-body app-sum">
          Sum: <strong>{pointsInWords(ledger.points)}</strong>
        </p>
      )}
      {waiting.length === 0 ? null : (
        <section id="waiting">
          <ListedOnly
            caption="Waiting for the meeting to decide their attribution"
            lines={waiting}
            why={
              waitingAdds === undefined
                ? "They counted nothing."
                : `They count nothing now. Caused by the venue, they would add ${pointsInWords(waitingAdds)}.`
            }
          />
        </section>
      )}
      {apart.length === 0 ? null : (
        <ListedOnly caption="Listed, and counting nothing" lines={apart} why="Near and not linked, or unrelated." />
      )}
    </>
  );
}

function Incident({ line }: { line: FrozenLine }) {
  return (
    <>
      <a className="govuk-link app-reference" href={premisesIncidentHref(line.id)}>
        {line.reference}
      </a>
      <br />
      {SEVERITIES[line.severity].name}, {shortDay(line.day)}
    </>
  );
}

function Credited({ line }: { line: FrozenLine }) {
  const words = [
    ...(line.calledPolice ? [MITIGATION_NAMES["called-police"]] : []),
    ...(line.goodPractice ? ["Good practice with evidence"] : []),
  ];
  if (words.length === 0) return <>Nothing</>;
  return (
    <>
      {words.join("; ")}: −{pointsInWords(line.mitigated)}
    </>
  );
}

function ListedOnly({ caption, lines, why }: { caption: string; lines: readonly FrozenLine[]; why: string }) {
  return (
    <Table
      caption={
        <>
          {caption}
          <span className="govuk-hint govuk-!-display-block govuk-!-margin-bottom-0">{why}</span>
        </>
      }
      captionSize="s"
      scrollLabel={caption}
      stacked
      head={["Incident", "Attribution", numeric("Counts")]}
      rows={lines.map((line) => [
        <Incident key="incident" line={line} />,
        ATTRIBUTION_NAMES[line.attribution],
        pointsInWords(line.counted),
      ])}
    />
  );
}

function ageInWords(age: number) {
  return age === 1 ? "1 day" : `${age} days`;
}
