import type { FormFields } from "#app/components/govuk/field-props.ts";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { SEVERITIES, type Severity } from "#app/domain/premises/severity.ts";

type Props = FormFields & {
  offered: readonly {
    id: string;
    reference: string;
    time: string | null;
    severity: Severity;
    summary: string | null;
  }[];
};

/** What these premises have of that day already: the same thing is recorded once. */
export function RecordedThatDay({ offered, field, errorOf }: Props) {
  return (
    <InsetText>
      <Radios
        field={field("sameAs")}
        legend="Is it one of these of that day?"
        legendSize="s"
        hint="Then nothing more is recorded, and you can change the one that stands"
        small
        items={[
          ...offered.map(({ id, reference, time, severity, summary }) => ({
            value: id,
            text: [reference, time, SEVERITIES[severity].name].filter(Boolean).join(", "),
            hint: summary ?? undefined,
          })),
          { value: "new", text: "No, it is another" },
        ]}
        error={errorOf("sameAs")}
      />
    </InsetText>
  );
}
