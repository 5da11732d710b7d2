import { Details } from "#app/components/govuk/details.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { Tag } from "#app/components/govuk/tag.tsx";
import type { BankHoliday } from "#app/domain/dates/bank-holiday-file.ts";
import { fullDay } from "#app/domain/dates/iso-day.ts";

type Year = { year: number; isLoaded: boolean; holidays: BankHoliday[] };

export function YearTable({ years }: { years: readonly Year[] }) {
  return (
    <Table
      caption="Years"
      captionSize="m"
      scrollLabel="Years"
      firstCellIsHeader
      head={["Year", "Bank holidays", "Status"]}
      rows={years.map(({ year, isLoaded, holidays }) => [
        year,
        <Details key="days" summary={`${holidays.length} in ${year}`}>
          <ul className="govuk-list">
            {holidays.map(({ day, title }) => (
              <li key={day}>
                {fullDay(day)}: {title}
              </li>
            ))}
          </ul>
        </Details>,
        isLoaded ? (
          <Tag key="status" colour="green">
            Loaded
          </Tag>
        ) : (
          <Tag key="status" colour="red">
            Not whole
          </Tag>
        ),
      ])}
    />
  );
}
