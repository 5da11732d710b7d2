import { Button } from "#app/components/govuk/button.tsx";
import { ButtonGroup } from "#app/components/govuk/button-group.tsx";
import { Details } from "#app/components/govuk/details.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { ReportHead } from "#app/components/reports/report-head.tsx";
import { ReportParts } from "#app/components/reports/report-parts.tsx";
import { RowsGone } from "#app/components/retention/rows-gone.tsx";
import type { FigureChange, SentContent } from "#app/domain/reports/sent-content.ts";

type Props = {
  here: string;
  content: SentContent;
  hash: string;
  keys: readonly string[];
  changes: readonly FigureChange[];
  gone: number;
};

/** What was frozen, under what is known of its numbers since. */
export function SentReport({ here, content, hash, keys, changes, gone }: Props) {
  return (
    <>
      <ButtonGroup>
        <Button href={`${here}/whole`} variant="secondary">
          Print or download
        </Button>
        <Button href={`${here}/public`} variant="secondary">
          Public version
        </Button>
      </ButtonGroup>
      {changes.length > 0 ? <Changed changes={changes} /> : null}
      <RowsGone gone={gone} of="record" />
      <ReportHead content={content} />
      <ReportParts parts={content.parts} behind={{ href: `${here}/rows`, keys }} />
      {content.definitions.length > 0 ? (
        <Details summary="What each number counts, as it was defined on that day">
          <Table
            caption="What each number counts"
            captionHidden
            scrollLabel="What each number counts"
            firstCellIsHeader
            head={["Number", "What it counts", "The day that decides", "From"]}
            rows={content.definitions.map(({ name, meaning, dateField, source }) => [name, meaning, dateField, source])}
          />
        </Details>
      ) : null}
      <p className="govuk-body-s app-typed">SHA-256 of what was sent: {hash}</p>
    </>
  );
}

function Changed({ changes }: { changes: readonly FigureChange[] }) {
  return (
    <InsetText>
      <h2 className="govuk-heading-m">Figures have since changed</h2>
      <p className="govuk-body">
        The report stands as it was sent. Counted today over the same days,{" "}
        {changes.length === 1
          ? "one number is another"
          : `${changes.length.toLocaleString("en-GB")} numbers are others`}
        .
      </p>
      <Table
        caption="Numbers that are others today"
        captionHidden
        scrollLabel="Numbers that are others today"
        stacked
        firstCellIsHeader
        head={["Number", "Of which days", { text: "As sent", numeric: true }, { text: "Today", numeric: true }]}
        rows={changes
          .slice(0, MOST_SHOWN)
          .map(({ table, row, column, was, now }) => [`${table}: ${row}`, column, was, now])}
      />
      {changes.length > MOST_SHOWN ? <p className="govuk-body">The first {MOST_SHOWN} are shown.</p> : null}
    </InsetText>
  );
}

const MOST_SHOWN = 100;
