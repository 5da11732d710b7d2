import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { LETTER_PLACEHOLDERS, NEEDED_PLACEHOLDERS } from "#app/domain/case-reviews/letter-placeholders.ts";

/** What may stand in a template, and what will stand there in a letter. */
export function Placeholders() {
  return (
    <>
      <h2 className="govuk-heading-m">Placeholders</h2>
      <p className="govuk-body">
        Each is written in braces, and is replaced when a letter is made. There are no others, and nothing is worked
        out. A template must have {NEEDED_PLACEHOLDERS.map((name) => `{${name}}`).join(", ")}.
      </p>
      <SummaryList
        rows={Object.entries(LETTER_PLACEHOLDERS).map(([name, words]) => ({ key: `{${name}}`, value: words }))}
      />
    </>
  );
}
