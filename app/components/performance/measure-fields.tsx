import { OUTSIDE_THEME_NAMES, OUTSIDE_THEMES } from "#app/domain/performance/outside-measure.ts";
import { AIM_NAMES, AIMS } from "#app/domain/performance/own-crime-types.ts";
import type { FormFields } from "../govuk/field-props.ts";
import { Input } from "../govuk/input.tsx";
import { Radios } from "../govuk/radios.tsx";
import { Textarea } from "../govuk/textarea.tsx";

/** What may be said otherwise later. */
export function MeasureFields({ field, errorOf }: FormFields) {
  return (
    <>
      <Input field={field("name")} label="Name" error={errorOf("name")} autoComplete="off" />
      <Textarea field={field("meaning")} label="What it counts" rows={3} error={errorOf("meaning")} />
      <Input field={field("publisher")} label="Who counts it" error={errorOf("publisher")} autoComplete="off" />
      <Radios
        field={field("theme")}
        legend="What does it belong to?"
        legendSize="s"
        items={OUTSIDE_THEMES.map((value) => ({ value, text: OUTSIDE_THEME_NAMES[value] }))}
        error={errorOf("theme")}
      />
      <Radios
        field={field("aim")}
        legend="Which way is good news?"
        legendSize="s"
        items={AIMS.map((value) => ({ value, text: AIM_NAMES[value] }))}
        error={errorOf("aim")}
      />
    </>
  );
}
