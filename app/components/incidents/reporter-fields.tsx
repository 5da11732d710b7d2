import type { FieldProps } from "../govuk/field-props.ts";
import { Radios } from "../govuk/radios.tsx";
import { Textarea } from "../govuk/textarea.tsx";

type Props = { field: (name: string) => FieldProps; errorOf: (name: string) => string | undefined };

/** Whether whoever sees the case learns who reported. */
export function ReporterFields({ field, errorOf }: Props) {
  return (
    <Radios
      field={field("showsReporter")}
      legend="May whoever sees the case know who reported?"
      hint="They read what happened, where, and who is thought responsible. The group will read who was affected. Where that is who reported, it can infer it."
      items={[
        { value: "no", text: "No, who reported is kept from them" },
        {
          value: "yes",
          text: "Yes, they need to know",
          conditional: (
            <Textarea field={field("reason")} label="Why they need to know" rows={2} error={errorOf("reason")} />
          ),
        },
      ]}
      error={errorOf("showsReporter")}
    />
  );
}
