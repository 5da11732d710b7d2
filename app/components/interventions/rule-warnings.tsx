import type { FieldProps } from "../govuk/field-props.ts";
import { InsetText } from "../govuk/inset-text.tsx";
import { Textarea } from "../govuk/textarea.tsx";

export type ShownWarning = { code: string; text: string; source: string | null };
type Props = {
  warnings: readonly ShownWarning[];
  field: (name: string) => FieldProps;
  errorOf: (name: string) => string | undefined;
};

/** What the rules ask about: with a reason the form can be sent all the same. */
export function RuleWarnings({ warnings, field, errorOf }: Props) {
  if (warnings.length === 0) return null;
  return (
    <>
      <InsetText>
        <p className="govuk-body govuk-!-font-weight-bold">Check this before you save</p>
        <ul className="govuk-list govuk-list--bullet">
          {warnings.map(({ code, text, source }) => (
            <li key={`${code} ${text}`}>
              {text}
              {source === null ? null : <span className="govuk-hint"> ({source})</span>}
            </li>
          ))}
        </ul>
      </InsetText>
      <input type="hidden" name="warned" value={warnings.map(({ code }) => code).join(",")} />
      <Textarea
        field={field("overrideReason")}
        label="Why it is recorded all the same"
        hint="Kept with what the rules asked about"
        rows={3}
        error={errorOf("overrideReason")}
      />
    </>
  );
}
