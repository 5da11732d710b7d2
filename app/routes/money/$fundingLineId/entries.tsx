import { Pagination } from "#app/components/govuk/pagination.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { Tag } from "#app/components/govuk/tag.tsx";
import { londonTime, shortDay } from "#app/domain/dates/iso-day.ts";
import { type EntryKind, entryWords } from "#app/domain/plan/funding.ts";
import { poundsText } from "#app/domain/plan/pence.ts";

type Entry = {
  id: string;
  kind: EntryKind;
  pence: number;
  onDay: string;
  words: string;
  correctsId: string | null;
  correctedById: string | null;
  otherName: string | null;
  recordedAt: string;
  recordedByName: string | null;
};
type Props = { here: string; entries: readonly Entry[]; earlier: string | null; isFirst: boolean; mayChange: boolean };

/** Newest first; one that was corrected stays, and says so. */
export function Entries({ here, entries, earlier, isFirst, mayChange }: Props) {
  if (entries.length === 0)
    return (
      <p className="govuk-body">
        Nothing has been entered on this line. What is committed, spent or met from elsewhere is entered here, and a
        mistake is corrected by an entry of its own.
      </p>
    );
  return (
    <>
      <Table
        caption="Entries"
        captionSize="m"
        scrollLabel="Entries"
        stacked
        head={[
          "Day",
          "What happened",
          { text: "Amount", numeric: true },
          "Entered",
          ...(mayChange ? ["Correct it"] : []),
        ]}
        rows={entries.map((entry) => [
          shortDay(entry.onDay),
          <What key="what" entry={entry} />,
          entry.correctedById === null ? poundsText(entry.pence) : <s>{poundsText(entry.pence)}</s>,
          `${londonTime(entry.recordedAt)}${entry.recordedByName === null ? "" : ` by ${entry.recordedByName}`}`,
          ...(mayChange ? [<Correct key="correct" here={here} entry={entry} />] : []),
        ])}
      />
      <Pagination
        previousHref={isFirst ? undefined : here}
        previousText="Newest entries"
        nextHref={earlier ?? undefined}
        nextText="Earlier entries"
        landmarkLabel="Entries"
      />
    </>
  );
}

function What({ entry }: { entry: Entry }) {
  return (
    <>
      {entryWords(entry, entry.otherName)}: {entry.words}
      {entry.correctsId === null ? null : " (a correction)"}
      {entry.correctedById === null ? null : (
        <>
          {" "}
          <Tag colour="grey">Corrected, counts no more</Tag>
        </>
      )}
    </>
  );
}

function Correct({ here, entry }: { here: string; entry: Entry }) {
  if (entry.correctedById !== null) return null;
  return (
    <a className="govuk-link" href={`${here}/entries/${entry.id}`}>
      Correct
      <span className="govuk-visually-hidden">
        {" "}
        {entryWords(entry, entry.otherName)} {poundsText(entry.pence)} of {shortDay(entry.onDay)}
      </span>
    </a>
  );
}
