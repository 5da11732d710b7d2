import { Button } from "#app/components/govuk/button.tsx";
import { Select } from "#app/components/govuk/select.tsx";

type Props = {
  sheets: string[];
  sheet: string | null;
  mappings: { id: string; name: string }[];
  saved: string;
};

/** What must be known before the columns can be: which sheet, and whether a saved choice is to be used. */
export function SheetForm({ sheets, sheet, mappings, saved }: Props) {
  if (sheets.length < 2 && mappings.length === 0) return null;
  return (
    <form method="get">
      {sheets.length > 1 ? (
        <Select
          field={{ id: "chosen-sheet", name: "sheet", defaultValue: sheet ?? "" }}
          label="Sheet"
          items={sheets.map((name) => ({ value: name, text: name }))}
        />
      ) : null}
      {mappings.length > 0 ? (
        <Select
          field={{ id: "saved", name: "saved", defaultValue: saved }}
          label="Columns saved before (optional)"
          placeholder="None"
          items={mappings.map(({ id, name }) => ({ value: id, text: name }))}
        />
      ) : null}
      <Button variant="secondary">Show it so</Button>
    </form>
  );
}
