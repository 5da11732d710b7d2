import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import type { Fields } from "./fields.ts";

export type Warning = { code: string; text: string; source: string | null };

/** What the law does not expect. A reason lets it through, for courts err and things are recorded late. */
export function WarningsToAnswer({ field, errorOf, warnings }: Fields & { warnings: readonly Warning[] }) {
  if (warnings.length === 0) return null;
  return (
    <InsetText>
      <h2 className="govuk-heading-m">Check before you save</h2>
      <ul className="govuk-list govuk-list--bullet">
        {warnings.map(({ code, text, source }) => (
          <li key={code}>
            {text}
            {source ? <span className="govuk-hint govuk-!-display-block">{source}</span> : null}
          </li>
        ))}
      </ul>
      <input type="hidden" name="warned" value={warnings.map(({ code }) => code).join(",")} />
      <Textarea
        field={field("overrideReason")}
        label="Why it is right all the same"
        hint="Kept with the record. Or change what you entered"
        rows={2}
        error={errorOf("overrideReason")}
      />
    </InsetText>
  );
}
