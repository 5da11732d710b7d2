import { PageForm } from "#app/components/forms/page-form.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { agencyField, typeField } from "#app/domain/imports/agency-names.ts";

type Name = { name: string; value: string; rows: number | null };
type Item = { value: string; text: string };
type Props = {
  version: number;
  names: readonly Name[];
  agencies: readonly { id: string; name: string }[];
  typeNames: readonly Name[];
  types: readonly Item[];
};

/** Agencies and types that a file calls otherwise: said here, and not by changing the file. */
export function FileNames({ version, names, agencies, typeNames, types }: Props) {
  if (names.length + typeNames.length === 0) return null;
  return (
    <PageForm id="names">
      <input type="hidden" name="version" value={version} />
      {names.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">Agencies that the file calls otherwise</h2>
          <p className="govuk-body">
            Say which agency of the partnership each is, and the file is checked again. Nothing is loaded by that.
          </p>
          <Selects
            names={names}
            fieldOf={agencyField}
            items={agencies.map(({ id, name }) => ({ value: id, text: name }))}
          />
        </>
      ) : null}
      {typeNames.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">Types that the file calls otherwise</h2>
          <p className="govuk-body">
            Say what each is, and the file is checked again. Columns that were saved remember it for the next file.
          </p>
          <Selects names={typeNames} fieldOf={typeField} items={types} />
        </>
      ) : null}
      <Button variant="secondary" name="intent" value="names">
        Check the file again
      </Button>
    </PageForm>
  );
}

type SelectsProps = { names: readonly Name[]; fieldOf: (index: number) => string; items: readonly Item[] };

function Selects({ names, fieldOf, items }: SelectsProps) {
  return names.map(({ name, value, rows }, index) => (
    <Select
      key={`${name} ${value}`}
      field={{ id: fieldOf(index), name: fieldOf(index), defaultValue: value }}
      label={`“${name}” is`}
      hint={rows === null ? undefined : rows === 1 ? "1 row" : `${rows.toLocaleString("en-GB")} rows`}
      placeholder="None of these: leave its rows out"
      items={[...items]}
    />
  ));
}
