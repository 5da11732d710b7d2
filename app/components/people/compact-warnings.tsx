import type { CompactWarning } from "#app/domain/people/compact-warnings.ts";
import { Tag } from "../govuk/tag.tsx";

export type PersonWarnings = { personId: string; name: string; warnings: readonly CompactWarning[] };

/** At the top of the pages of a case: of whom there is something that nobody may overlook, and what. */
export function CompactWarnings({ people }: { people: readonly PersonWarnings[] }) {
  if (people.length === 0) return null;
  return (
    <section className="app-warnings" aria-label="Warnings about people of this case">
      <ul className="govuk-list govuk-!-margin-bottom-0">
        {people.map(({ personId, name, warnings }) => (
          <li key={personId} className="app-flags">
            <a className="govuk-link govuk-!-font-weight-bold" href={`/people/${personId}`}>
              {name}
            </a>
            {warnings.map(({ words, isDanger }) => (
              <Tag key={words} colour={isDanger ? "red" : "orange"}>
                {words}
              </Tag>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
