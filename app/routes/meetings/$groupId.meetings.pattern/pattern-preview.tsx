import { PageForm } from "#app/components/forms/page-form.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { DayWarnings } from "#app/components/meetings/day-warnings.tsx";
import { fullDay, longDay } from "#app/domain/dates/iso-day.ts";
import type { FormValues } from "#app/forms/parse-form.ts";

export type Preview = {
  /** Null when the group will meet as needed. */
  words: string | null;
  fromDay: string;
  dates: { day: string; warnings: string[] }[];
  removed: string[];
  staying: string[];
};

/** What saving will do, and the button that does it. */
export function PatternPreview({ preview, values }: { preview: Preview; values: FormValues }) {
  const { words, fromDay, dates, removed, staying } = preview;
  return (
    <>
      <p className="govuk-body">
        {words ?? "The group meets as needed"}, from {longDay(fromDay)}.
      </p>
      {dates.length > 0 ? (
        <Table
          caption={dates.length === 1 ? "The one meeting" : `The first ${dates.length} meetings`}
          captionSize="m"
          scrollLabel="The first meetings"
          head={["Day", "To think about"]}
          rows={dates.map(({ day, warnings }) => [
            fullDay(day),
            warnings.length > 0 ? <DayWarnings key="warnings" warnings={warnings} /> : "Nothing",
          ])}
        />
      ) : words === null ? null : (
        <p className="govuk-body">This gives no meeting at all. Change the days or the pattern.</p>
      )}
      {dates.some(({ warnings }) => warnings.length > 0) ? (
        <p className="govuk-body">You can save the pattern all the same, and move or cancel single meetings later.</p>
      ) : null}
      <Days
        text="These meetings are planned now and will be taken out of the calendar, because the new pattern has none on these days:"
        days={removed}
      />
      <Days text="These meetings were moved by somebody and stay:" days={staying} />
      {dates.length === 0 && words !== null ? null : (
        <PageForm id="save">
          <input type="hidden" name="intent" value="save" />
          {Object.entries(values).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={String(value)} />
          ))}
          <Button>Save the pattern</Button>
        </PageForm>
      )}
    </>
  );
}

function Days({ text, days }: { text: string; days: readonly string[] }) {
  if (days.length === 0) return null;
  return (
    <>
      <p className="govuk-body">{text}</p>
      <ul className="govuk-list govuk-list--bullet">
        {days.map((day) => (
          <li key={day}>{fullDay(day)}</li>
        ))}
      </ul>
    </>
  );
}
