type Known = {
  personId: string;
  name: string;
  cases: readonly {
    linkId: string;
    caseId: string;
    reference: string;
    groupName: string;
    status: string;
    role: string;
  }[];
};

/** Which other cases the people of a case are in, as far as the reader may open them. */
export function AlsoKnownTo({ people }: { people: readonly Known[] }) {
  if (people.length === 0) return null;
  return (
    <>
      <h2 className="govuk-heading-m govuk-!-margin-bottom-2">Also known to</h2>
      <ul className="govuk-list govuk-list--bullet">
        {people.flatMap(({ name, cases }) =>
          cases.map((c) => (
            <li key={c.linkId}>
              {name}: {c.groupName},{" "}
              <a className="govuk-link" href={`/cases/${c.caseId}`}>
                {c.reference}
              </a>{" "}
              ({c.status}), {c.role.charAt(0).toLowerCase() + c.role.slice(1)}
            </li>
          )),
        )}
      </ul>
    </>
  );
}
