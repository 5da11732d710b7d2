import { Button } from "#app/components/govuk/button.tsx";
import { ButtonGroup } from "#app/components/govuk/button-group.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { WarningText } from "#app/components/govuk/warning-text.tsx";
import { londonTime, longDay } from "#app/domain/dates/iso-day.ts";
import { REVIEW_PROMPT } from "#app/domain/premises/review-prompt.ts";

type Props = {
  premisesId: string;
  prompt: {
    planEndedOn: string;
    answer: { reason: string; answeredAt: string; answeredBy: string | null } | null;
  };
  mayRecord: boolean;
};

/** Still Red after the plan: what to consider, or why it was put aside. Nothing happens by itself. */
export function ReviewPrompt({ premisesId, prompt: { planEndedOn, answer }, mayRecord }: Props) {
  if (answer !== null)
    return (
      <InsetText id="review">
        A review of the licence was considered, and put aside until the group next meets: {answer.reason}
        <br />
        {answer.answeredBy}, {londonTime(answer.answeredAt)}
      </InsetText>
    );
  return (
    <div id="review">
      <WarningText>
        Still Red after the plan that ended on {longDay(planEndedOn)}. {REVIEW_PROMPT}
      </WarningText>
      {mayRecord ? (
        <ButtonGroup>
          <Button href={`/premises/${premisesId}/steps/new`} variant="secondary">
            Record an application
          </Button>
          <a className="govuk-link" href={`/premises/${premisesId}/prompt`}>
            Put this aside, with a reason
          </a>
        </ButtonGroup>
      ) : null}
    </div>
  );
}
