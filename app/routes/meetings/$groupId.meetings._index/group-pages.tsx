type Props = {
  groupId: string;
  /** Whoever runs a group that hears cases or premises. */
  seesAgreements: boolean;
  viceChair: { name: string; agencyName: string } | null;
};

/** What belongs to the group and to no one meeting, for its members. */
export function GroupPages({ groupId, seesAgreements, viceChair }: Props) {
  const group = `/groups/${groupId}`;
  const pages = [
    { href: `/actions/groups/${groupId}`, text: "Actions of the group" },
    { href: `${group}/agenda`, text: "What the group hears, and in what order" },
    { href: `${group}/forward`, text: "Forward programme" },
    { href: `${group}/matters`, text: "Matters passed up and down" },
    { href: `${group}/attendance`, text: "Who came to the last meetings" },
    ...(seesAgreements ? [{ href: `${group}/agreements`, text: "Information sharing agreements" }] : []),
  ];
  return (
    <>
      <ul className="govuk-list">
        {pages.map(({ href, text }) => (
          <li key={href}>
            <a className="govuk-link" href={href}>
              {text}
            </a>
          </li>
        ))}
      </ul>
      {viceChair === null ? null : (
        <p className="govuk-body">
          Vice-chair: {viceChair.name}, {viceChair.agencyName}
        </p>
      )}
    </>
  );
}
