import { type Questionnaire, mostPoints } from "#app/domain/risk/questionnaire.ts";
import { Table } from "../govuk/table.tsx";

/** A version of the victims' questionnaire, to be read. */
export function QuestionnaireShown({ content, caption }: { content: Questionnaire; caption: string }) {
  return (
    <>
      <Table
        caption={caption}
        captionSize="s"
        stacked
        head={["Question", "Answers, with their points"]}
        rows={content.questions.map(({ words, answers }) => [
          words,
          answers.map((answer) => `${answer.words} ${answer.points}`).join(" · "),
        ])}
      />
      <p className="govuk-body">
        Standard below {content.mediumFrom} points, Medium from {content.mediumFrom}, High from {content.highFrom}, of{" "}
        {mostPoints(content)} at most.{" "}
        {content.triggers.length > 0 ? `High whatever the points: ${content.triggers.join(" · ")}.` : null}
      </p>
    </>
  );
}
