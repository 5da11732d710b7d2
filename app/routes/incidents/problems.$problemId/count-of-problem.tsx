import { Tag } from "#app/components/govuk/tag.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";

type Props = {
  count: number;
  threshold: number;
  met: boolean;
  needsDecision: boolean;
  qualifying: readonly string[];
  next: { day: string; reports: readonly string[] } | null;
};

/** Qualifying reports about the problem by anybody, as if an application were made today. */
export function CountOfProblem({ count, threshold, met, needsDecision, qualifying, next }: Props) {
  return (
    <>
      {count} of {threshold} {met ? <Tag colour="green">Met</Tag> : <Tag colour="grey">Not met</Tag>}
      <div className="govuk-hint govuk-!-margin-bottom-0">
        Qualifying reports by anybody, if an application were made today
        {qualifying.length > 0 ? `: ${qualifying.join(", ")}` : ""}
      </div>
      {next ? <div>{`${next.reports.join(", ")} out of time on ${longDay(next.day)}`}</div> : null}
      {needsDecision ? (
        <div>It turns on several reports of one household: this needs a decision with a reason.</div>
      ) : null}
    </>
  );
}
