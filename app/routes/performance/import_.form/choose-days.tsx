import { Button } from "#app/components/govuk/button.tsx";
import { oneDefault } from "#app/components/govuk/field-props.ts";
import { Select } from "#app/components/govuk/select.tsx";
import { FigureDays } from "#app/components/performance/figure-days.tsx";
import type { FieldErrors, FormValues } from "#app/forms/parse-form.ts";

type Props = {
  areas: { label: string; items: { value: string; text: string }[] }[];
  values: FormValues;
  errors: FieldErrors;
};

/** Asks for nothing but what the address of the next page says. */
export function ChooseDays({ areas, values, errors }: Props) {
  const field = (name: string) => ({ id: name, name, defaultValue: oneDefault({ id: name, name, defaultValue: values[name] }) }); // prettier-ignore
  return (
    <form method="get" action="/performance/import/form">
      <FigureDays field={field} errorOf={(name) => errors[name]} />
      {areas.length > 0 ? (
        <Select
          field={field("areaId")}
          label="What they are of"
          placeholder="The whole borough"
          groups={areas}
          error={errors.areaId}
        />
      ) : null}
      <Button>Continue</Button>
    </form>
  );
}
