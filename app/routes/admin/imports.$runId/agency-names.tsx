import { PageForm } from "#app/components/forms/page-form.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { agencyField } from "#app/domain/imports/agency-names.ts";

type Props = {
  version: number;
  names: readonly { name: string; agencyId: string; rows: number | null }[];
  agencies: readonly { id: string; name: string }[];
};

/** Agencies that a file calls otherwise: said here, and not by changing the file. */
export function AgencyNames({ version, names, agencies }: Props) {
  if (names.length === 0) return null;
  return (
    <PageForm id="agencies">
      <h2 className="govuk-heading-m">Agencies that the file calls otherwise</h2>
      <p className="govuk-body">
        Say which agency of the partnership each is, and the file is checked again. Nothing is loaded by that.
      </p>
      <input type="hidden" name="version" value={version} />
      {names.map(({ name, agencyId, rows }, index) => (
        <Select
          key={`${name} ${agencyId}`}
          field={{ id: agencyField(index), name: agencyField(index), defaultValue: agencyId }}
          label={`“${name}” is`}
          hint={rows === null ? undefined : rows === 1 ? "1 row" : `${rows.toLocaleString("en-GB")} rows`}
          placeholder="None of these: leave its rows out"
          items={agencies.map((agency) => ({ value: agency.id, text: agency.name }))}
        />
      ))}
      <Button variant="secondary" name="intent" value="agencies">
        Check the file again
      </Button>
    </PageForm>
  );
}
