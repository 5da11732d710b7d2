import { PageForm } from "#app/components/forms/page-form.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Select } from "#app/components/govuk/select.tsx";

type Props = {
  version: string;
  sheet: string;
  isVersioned: boolean;
  fields: { name: string; label: string; hint: string; required: boolean }[];
  columns: string[];
  values: Record<string, string>;
  errors: Record<string, string>;
};

export function ColumnsForm({ version, sheet, isVersioned, fields, columns, values, errors }: Props) {
  const field = (name: string) => ({ id: name, name, defaultValue: values[name] ?? "" });
  const items = columns.map((text, index) => ({ value: String(index), text }));
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <PageForm>
          <input type="hidden" name="version" value={version} />
          <input type="hidden" name="sheet" value={sheet} />
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
