import { ActionOwner } from "#app/components/actions/actions-of-case.tsx";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";

type Props = {
  status: string;
  punctuality: string | null;
  isOverdue: boolean;
  priority: string;
  lateBecause: string | null;
  heldUntil: string | null;
  ownerName: string | null;
  ownerAgencyName: string;
  ownerHasLeft: boolean;
  dueOn: string;
  originalDueOn: string;
  dueDayWarning: string | null;
  raised: { on: string; by: string | null } | null;
  context: { href: string; key: string; text: string } | null;
  finishedOn: string | null;
  outcome: string | null;
};

export function Facts(shown: Props) {
  const { heldUntil, raised, context } = shown;
  const rows = [
    {
      key: "State",
      value: [shown.isOverdue ? "Overdue" : shown.status, shown.punctuality].filter(Boolean).join(", "),
    },
    ...(heldUntil ? [{ key: "On hold until", value: longDay(heldUntil) }] : []),
    ...(shown.lateBecause ? [{ key: "Why it is late", value: shown.lateBecause }] : []),
    { key: "Owner", value: <Owner {...shown} /> },
    { key: "Due", value: <Due {...shown} /> },
    { key: "Priority", value: shown.priority },
    ...(raised
      ? [{ key: "Raised", value: `${longDay(raised.on)}${raised.by === null ? "" : ` by ${raised.by}`}` }]
      : []),
    ...(context
      ? [
          {
            key: context.key,
            value: (
              <a className="govuk-link" href={context.href}>
                {context.text}
              </a>
            ),
          },
        ]
      : []),
    ...(shown.finishedOn ? [{ key: "Finished", value: longDay(shown.finishedOn) }] : []),
    ...(shown.outcome
      ? [{ key: "What was done, or why not", value: <span className="app-typed">{shown.outcome}</span> }]
      : []),
  ];
  return <SummaryList rows={rows} />;
}

function Owner({ ownerHasLeft, ...owner }: Props) {
  return (
    <>
      <ActionOwner {...owner} />
      {ownerHasLeft ? (
        <>
          {" "}
          <strong>The account of this person has ended.</strong>
        </>
      ) : null}
    </>
  );
}

function Due({ dueOn, originalDueOn, dueDayWarning }: Props) {
  return (
    <>
      {dueOn === originalDueOn ? longDay(dueOn) : `${longDay(dueOn)}, originally ${longDay(originalDueOn)}`}
      {dueDayWarning ? (
        <>
          <br />
          <strong>Warning:</strong> {dueDayWarning}
        </>
      ) : null}
    </>
  );
}
