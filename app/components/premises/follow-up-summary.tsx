import { Tag } from "#app/components/govuk/tag.tsx";
import { WarningText } from "#app/components/govuk/warning-text.tsx";
import type { FollowUpLine } from "#app/domain/premises/follow-up-lines.ts";
import { premisesHref } from "#app/domain/premises/premises-pages.ts";
import { REVIEW_PROMPT } from "#app/domain/premises/review-prompt.ts";

type Props = {
  followUp: { premisesId: string; lines: readonly FollowUpLine[]; isReviewPrompted: boolean };
  /** In a list of premises: without the prompt's words, which its page has. */
  short?: boolean;
};

/** What is due next for premises. */
export function FollowUpSummary({ followUp: { premisesId, lines, isReviewPrompted }, short }: Props) {
  return (
    <>
      {isReviewPrompted ? <Prompt premisesId={premisesId} short={short} /> : null}
      {lines.length === 0 ? (
        <p className="govuk-body">{short ? "Nothing due" : "Nothing is due."}</p>
      ) : (
        <ul className="govuk-list">
          {lines.map(({ key, text, isLate, href }) => (
            <li key={key}>
              <a className="govuk-link" href={href}>
                {text}
              </a>{" "}
              {isLate ? <Tag colour="red">Late</Tag> : null}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Prompt({ premisesId, short }: { premisesId: string; short?: boolean }) {
  if (short)
    return (
      <p className="govuk-body govuk-!-margin-bottom-1">
        <a className="govuk-link" href={`${premisesHref(premisesId, "plan")}#review`}>
          Consider a review of the licence
        </a>
      </p>
    );
  return (
    <WarningText>
      {REVIEW_PROMPT}{" "}
      <a className="govuk-link" href={`${premisesHref(premisesId, "plan")}#review`}>
        Still Red after the action plan
      </a>
    </WarningText>
  );
}
