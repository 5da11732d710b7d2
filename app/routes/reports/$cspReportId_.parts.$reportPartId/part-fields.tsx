import type { FormFields } from "#app/components/govuk/field-props.ts";
import { Input } from "#app/components/govuk/input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import type { TemplateField } from "#app/domain/reports/templates.ts";

type Props = FormFields & { hint: string; fields: readonly TemplateField[] };

export function PartFields({ hint, fields, field, errorOf }: Props) {
  if (fields.length === 0)
    return (
      <Textarea
        field={field("words")}
        label="What the report says"
        hint={`${hint}. Do not name anybody. Left blank, it says None`}
        rows={14}
        error={errorOf("words")}
      />
    );
  return (
    <>
      <p className="govuk-hint">{hint}.</p>
      {fields.map(({ name, label, kind, hint: more }) =>
        kind === "yes-no" ? (
          <Radios
            key={name}
            field={field(name)}
            legend={label}
            legendSize="s"
            inline
            items={["Yes", "No"].map((value) => ({ value, text: value }))}
            error={errorOf(name)}
          />
        ) : (
          <Input key={name} field={field(name)} label={label} hint={more} error={errorOf(name)} />
        ),
      )}
    </>
  );
}
