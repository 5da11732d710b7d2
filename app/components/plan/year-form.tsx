import { yearChoices } from "#app/domain/plan/plan-year.ts";
import { Button } from "../govuk/button.tsx";
import { Select } from "../govuk/select.tsx";

type Props = { action: string; year: number; years: readonly number[] };

/** Which financial year a page shows. */
export function YearForm({ action, year, years }: Props) {
  return (
    <form method="get" action={action} className="app-inline-form govuk-!-display-none-print">
      <Select
        key={year}
        field={{ id: "year", name: "year", defaultValue: String(year) }}
        label="Financial year"
        items={yearChoices(years.includes(year) ? years : [...years, year].sort((a, b) => b - a))}
      />
      <Button variant="secondary">Show</Button>
    </form>
  );
}
