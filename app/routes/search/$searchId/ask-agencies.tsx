import { InsetText } from "#app/components/govuk/inset-text.tsx";

/** In place of a person of whom the searcher learns only that a record exists. */
export function AskAgencies({ agencies, lockedIds }: { agencies: readonly string[]; lockedIds: readonly string[] }) {
  if (agencies.length === 0) return null;
  return (
    <InsetText>
      A restricted record may be about this person. Before you record anybody, ask {agencies.join(" or ")}.
      {lockedIds.map((id, index) => (
        <span key={id}>
          {" "}
          <a className="govuk-link" href={`/search/locked/${id}`}>
            Ask to be let in
            {lockedIds.length > 1 ? ` to record ${index + 1}` : null}
          </a>
        </span>
      ))}
    </InsetText>
  );
}
