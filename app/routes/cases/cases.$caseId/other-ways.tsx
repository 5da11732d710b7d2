type Props = {
  caseId: string;
  referralId: string | null;
  may: { access: boolean; seeWhoHasSeen: boolean; refer: boolean; work: boolean };
};

/** What is looked up about a case now and then, below what is looked at in a meeting. */
export function OtherWays({ caseId, referralId, may }: Props) {
  const path = `/cases/${caseId}`;
  const ways = [
    ...(referralId ? [[`/referrals/${referralId}`, "The referral"]] : []),
    ...(may.refer ? [[`/referrals/new?case=${caseId}`, "Refer to another group"]] : []),
    ...(may.work ? [[`/incidents/cases/${caseId}/chronology`, "Make a chronology"]] : []),
    ...(may.access
      ? [
          [`${path}/access`, "Who can open this"],
          [`${path}/flags`, "Flags"],
          [`${path}/workers`, "Who works with whom"],
        ]
      : []),
    ...(may.seeWhoHasSeen ? [[`/audit/records/case/${caseId}`, "Who has seen this"]] : []),
    [`${path}/conflict`, "I have a conflict of interest"],
  ];
  return (
    <nav aria-labelledby="about-case">
      <h2 className="govuk-heading-s govuk-!-margin-bottom-2" id="about-case">
        About this case
      </h2>
      <ul className="govuk-list">
        {ways.map(([href, text]) => (
          <li key={href}>
            <a className="govuk-link" href={href}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
