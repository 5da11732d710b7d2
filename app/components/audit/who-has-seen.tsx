import type { ReferencedKind } from "#app/domain/audit/event-names.ts";

/** For those who may see who has opened a record; nothing when there is no id. */
export function WhoHasSeen({ kind, id }: { kind: ReferencedKind; id: string | null }) {
  if (!id) return null;
  return (
    <p className="govuk-body">
      <a className="govuk-link" href={`/audit/records/${kind}/${id}`}>
        Who has seen this
      </a>
    </p>
  );
}
