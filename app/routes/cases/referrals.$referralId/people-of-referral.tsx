import { Table } from "#app/components/govuk/table.tsx";

export type InvolvedRow = { id: string; name: string; role: string; personId: string | null; matchHref: string | null };

/** The people of a referral about a place or a problem, and who of them is recorded. */
export function PeopleOfReferral({ people }: { people: readonly InvolvedRow[] }) {
  if (people.length === 0) return null;
  return (
    <Table
      caption="People involved"
      captionSize="m"
      scrollLabel="People involved"
      stacked
      head={["Name", "As", "Record"]}
      rows={people.map((person) => [
        person.name,
        person.role,
        person.personId ? (
          <a key="person" className="govuk-link" href={`/people/${person.personId}`}>
            Open
          </a>
        ) : person.matchHref ? (
          <a key="match" className="govuk-link" href={person.matchHref}>
            Say who this is<span className="govuk-visually-hidden">: {person.name}</span>
          </a>
        ) : (
          "Not known yet who this is"
        ),
      ])}
    />
  );
}
