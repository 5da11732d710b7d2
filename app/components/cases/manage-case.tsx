import type { CaseStatus } from "#app/domain/cases/case-status.ts";

type Props = {
  caseId: string;
  status: CaseStatus;
  isHigh: boolean;
  hasWorkingGroup: boolean;
  hasTransfer: boolean;
};

/** Ways to the pages on which a case is changed: shown to whoever may, and of those only what can be done now. */
export function ManageCase({ caseId, status, isHigh, hasWorkingGroup, hasTransfer }: Props) {
  const ways =
    status === "closed"
      ? [["reopen", "Re-open the case"]]
      : [
          ["people/add", "Add a person"],
          ["lead", "Change the lead"],
          ["supervisor", "Change the supervisor"],
          status === "on-hold" ? ["resume", "Take off hold"] : ["hold", "Put on hold"],
          ...(hasWorkingGroup
            ? [["working-group/end", "End the working group"]]
            : isHigh
              ? [["working-group", "Start a working group"]]
              : []),
          ...(hasTransfer ? [["transfer", "Decide the transfer at 18"]] : []),
          ["close", "Close the case"],
        ];
  return (
    <nav aria-labelledby="manage-case">
      <h2 className="govuk-heading-s govuk-!-margin-bottom-2" id="manage-case">
        Manage this case
      </h2>
      <ul className="govuk-list">
        {ways.map(([path, text]) => (
          <li key={path}>
            <a className="govuk-link" href={`/cases/${caseId}/${path}`}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
