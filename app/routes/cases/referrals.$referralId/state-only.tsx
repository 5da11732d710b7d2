import { BackLink } from "#app/components/govuk/back-link.tsx";
import { SummaryList } from "#app/components/govuk/summary-list.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";

export type State = {
  id: string;
  reference: string;
  statusName: string;
  groupName: string;
  receivedOn: string;
  mayWithdraw: boolean;
  passedOn: { id: string; reference: string; groupName: string; statusName: string } | null;
};

/** For whoever made a referral to a group of others: that it was made, and what became of it. */
export function StateOnly({ id, reference, statusName, groupName, receivedOn, mayWithdraw, passedOn }: State) {
  return (
    <>
      <BackLink href="/referrals">Referrals</BackLink>
      <h1 className="govuk-heading-l">Referral {reference}</h1>
      <SummaryList
        rows={[
          { key: "Sent to", value: groupName },
          { key: "Received", value: longDay(receivedOn) },
          { key: "State", value: <strong>{statusName}</strong> },
          ...(passedOn
            ? [
                {
                  key: "Passed on to",
                  value: (
                    <>
                      {passedOn.groupName}, as{" "}
                      <a className="govuk-link app-reference" href={`/referrals/${passedOn.id}`}>
                        {passedOn.reference}
                      </a>
                      : {passedOn.statusName}
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
      <p className="govuk-body">
        You are not in this group, so the referral is theirs to open. You are told when it has been decided.
      </p>
      {mayWithdraw ? <WithdrawLink id={id} /> : null}
    </>
  );
}

export function WithdrawLink({ id }: { id: string }) {
  return (
    <p className="govuk-body">
      <a className="govuk-link" href={`/referrals/${id}/withdraw`}>
        Withdraw this referral
      </a>
    </p>
  );
}
