import { PageForm } from "#app/components/forms/page-form.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Select } from "#app/components/govuk/select.tsx";

type Props = {
  version: string;
  sheet: string;
  isVersioned: boolean;
  asksWhole: boolean;
  /** The agencies to choose from, for rows of another system; null for other kinds. */
  agencies: { id: string; name: string }[] | null;
  saved: string;
  fields: { name: string; label: string; hint: string; required: boolean }[];
  columns: string[];
  values: Record<string, string>;
  errors: Record<string, string>;
};

export function ColumnsForm({
  version,
  sheet,
  isVersioned,
  asksWhole,
  agencies,
  saved,
  fields,
  columns,
  values,
  errors,
}: Props) {
  const field = (name: string) => ({ id: name, name, defaultValue: values[name] ?? "" });
  const items = columns.map((text, index) => ({ value: String(index), text }));
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <PageForm>
          <input type="hidden" name="version" value={version} />
          <input type="hidden" name="sheet" value={sheet} />
          <input type="hidden" name="savedId" value={saved} />
          <Radios
            field={field("hasHeadings")}
            legend="Does the first row hold headings?"
            legendSize="m"
            inline
            items={[
              { value: "yes", text: "Yes" },
              { value: "no", text: "No, it is data" },
            ]}
            error={errors.hasHeadings}
          />
          <h2 className="govuk-heading-m">What each column holds</h2>
          {fields.map(({ name, label, hint, required }) => (
            <Select
              key={name}
              field={field(name)}
              label={required ? label : `${label} (optional)`}
              hint={hint || undefined}
              placeholder="Not in this file"
              items={items}
              error={errors[name]}
            />
          ))}
          {agencies ? (
            <>
              <h2 className="govuk-heading-m">Where the rows come from</h2>
              <Select
                field={field("agencyId")}
                label="Agency that took the reports (optional)"
                hint="For rows that name no agency"
                placeholder="Each row names its own"
                items={agencies.map(({ id, name }) => ({ value: id, text: name }))}
                error={errors.agencyId}
              />
              <Input
                field={field("system")}
                label="System that they come from"
                hint="The same words each time: a reference of one system is loaded once. Leave it for the system that cases were loaded from"
                error={errors.system}
              />
            </>
          ) : null}
          {asksWhole ? (
            <Radios
              field={field("whole")}
              legend="Is the file the whole register?"
              legendSize="m"
              hint="What is recorded here and not in a whole register is then flagged as missing. Nothing is deleted"
              inline
              items={[
                { value: "yes", text: "Yes" },
                { value: "no", text: "No, a part of it" },
              ]}
              error={errors.whole}
            />
          ) : null}
          {isVersioned ? (
            <Input
              field={field("versionLabel")}
              label="Name of this version"
              hint="So that people know what they are using, such as Code-Point Open 2025.4"
              error={errors.versionLabel}
            />
          ) : null}
          <Input
            field={field("saveAs")}
            label="Save these columns as (optional)"
            hint="Choose the name again when the next file of this shape comes"
            error={errors.saveAs}
          />
          <Button>Check the file</Button>
        </PageForm>
      </div>
    </div>
  );
}
