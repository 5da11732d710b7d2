import type { SettingDefinition } from "#app/domain/settings/definition.ts";
import { unitOf } from "#app/domain/settings/value-words.ts";
import type { FieldProps } from "../govuk/field-props.ts";
import { Input } from "../govuk/input.tsx";
import { Radios } from "../govuk/radios.tsx";
import { Textarea } from "../govuk/textarea.tsx";

type Props = { definition: SettingDefinition; field: FieldProps; error?: string };

/** The field for a value of the setting's kind. */
export function SettingValueField({ definition, field, error }: Props) {
  const { hint } = definition;
  switch (definition.kind) {
    case "text":
      return <Textarea field={field} label="Words" labelSize="s" hint={hint} rows={8} error={error} />;
    case "yes-no":
      return (
        <Radios
          field={field}
          inline
          legend="Value"
          legendSize="s"
          hint={hint}
          items={[
            { value: "yes", text: "Yes" },
            { value: "no", text: "No" },
          ]}
          error={error}
        />
      );
    case "choice":
      return (
        <Radios
          field={field}
          legend="Value"
          legendSize="s"
          hint={hint}
          items={Object.entries(definition.choices).map(([value, text]) => ({ value, text }))}
          error={error}
        />
      );
    default: {
      const unit = unitOf(definition);
      return (
        <Input
          field={field}
          label={unit === "" ? "Value" : `Value in ${unit === "%" ? "per cent" : unit}`}
          labelSize="s"
          hint={hint}
          width={10}
          inputMode={definition.kind === "points" ? "decimal" : "numeric"}
          error={error}
        />
      );
    }
  }
}
