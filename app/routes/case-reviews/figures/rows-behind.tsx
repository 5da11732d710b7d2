import { Table } from "#app/components/govuk/table.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";

type Figure = {
  id: string;
  letter: string;
  name: string;
  count: number;
  rows: { reviewId: string; reference: string; day: string }[];
  hidden: number;
};

/** What each number counted, as far as its reader may open it, and how many they may not. */
export function RowsBehind({ figures }: { figures: readonly Figure[] }) {
  return figures.map(({ id, letter, name, rows, hidden, count }) => (
    <section key={id} id={id}>
      <Table
        caption={`(${letter}) ${name}: ${count}`}
        captionSize="s"
        head={["Review", "Day"]}
        rows={rows.map(({ reviewId, reference, day }, index) => [
          <a key={index} className="govuk-link app-reference" href={`/case-reviews/${reviewId}`}>
            {reference}
          </a>,
          longDay(day),
        ])}
      />
      {hidden > 0 ? <p className="govuk-body">And {hidden} that you may not open.</p> : null}
    </section>
  ));
}
