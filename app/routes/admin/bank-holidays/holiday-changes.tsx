import { PageForm } from "#app/components/forms/page-form.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { fateWords, type HolidayChange } from "#app/domain/dates/bank-holiday-file.ts";
import { fullDay } from "#app/domain/dates/iso-day.ts";

/** What loading the file would do, and the button that does it. */
export function HolidayChanges({ changes, file }: { changes: readonly HolidayChange[]; file: string }) {
  const told = changes.filter(({ fate }) => fate !== "same");
  const same = changes.length - told.length;
  const isNothing = told.every(({ fate }) => fate === "kept");
  return (
    <>
      {told.length > 0 ? (
        <Table
          caption="What is different from the days that are loaded"
          captionSize="m"
          scrollLabel="Differences"
          head={["Day", "Bank holiday", "What happens"]}
          rows={told.map((change) => [fullDay(change.day), change.title, fateWords(change)])}
        />
      ) : null}
      {isNothing ? (
        <InsetText>All of these bank holidays are loaded already. There is nothing to load.</InsetText>
      ) : (
        <>
          {same > 0 ? (
            <p className="govuk-body">{same === 1 ? "1 day is loaded already." : `${same} days are loaded already.`}</p>
          ) : null}
          <PageForm id="load">
            <input type="hidden" name="intent" value="load" />
            <input type="hidden" name="file" value={file} />
            <Button>Load the bank holidays</Button>
          </PageForm>
        </>
      )}
    </>
  );
}
