import { CharacterCount } from "../govuk/character-count.tsx";
import { Checkboxes } from "../govuk/checkboxes.tsx";
import type { FormFields } from "../govuk/field-props.ts";

/** What licensing reads of an incident; `names` are those of people of the report that the summary has. */
export function SummaryForLicensing({ field, errorOf, names = [] }: FormFields & { names?: readonly string[] }) {
  return (
    <>
      <CharacterCount
        field={field("licensingSummary")}
        label="Summary for licensing"
        hint="All that licensing officers read of it. Name nobody: say what happened, and what the staff did"
        maxLength={1000}
        rows={3}
        error={errorOf("licensingSummary")}
      />
      {names.length > 0 ? (
        <Checkboxes
          field={field("keepNames")}
          small
          items={[{ value: "yes", text: `“${names.join("”, “")}” names nobody here: keep the words as they are` }]}
        />
      ) : null}
    </>
  );
}
