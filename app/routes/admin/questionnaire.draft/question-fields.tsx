import { Button } from "#app/components/govuk/button.tsx";
import { ErrorMessage } from "#app/components/govuk/error-message.tsx";
import { Fieldset } from "#app/components/govuk/fieldset.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import type { TypedDraft } from "#app/domain/risk/questionnaire.form.ts";
import type { FieldErrors } from "#app/forms/parse-form.ts";

type Props = { at: number; question: TypedDraft["questions"][number]; errors: FieldErrors };

/** One question: its words, its answers as rows, and the buttons that change its shape and save nothing. */
export function QuestionFields({ at, question, errors }: Props) {
  const inRow = (name: string, label: string, value: string, className: string) => (
    <>
      {errors[name] ? <ErrorMessage id={`${name}-error`}>{errors[name]}</ErrorMessage> : null}
      <input
        className={`govuk-input ${className} ${errors[name] ? "govuk-input--error" : ""}`}
        {...{ id: name, name, defaultValue: value, "aria-label": label, autoComplete: "off" }}
        inputMode={name.endsWith("p") ? "numeric" : undefined}
        aria-invalid={errors[name] ? true : undefined}
        aria-describedby={errors[name] ? `${name}-error` : undefined}
      />
    </>
  );
  const button = (what: string, words: string, goTo: number) => (
    <Button
      variant="secondary"
      name="do"
      value={`${what}-${at}`}
      formAction={`/admin/questionnaire/draft#question-${goTo}`}
      className="govuk-!-margin-right-2"
    >
      {words}
      <span className="govuk-visually-hidden"> (question {at + 1})</span>
    </Button>
  );
  return (
    <div id={`question-${at + 1}`}>
      <Fieldset legend={`Question ${at + 1}`} legendSize="s">
        <Input
          field={{ id: `q${at}`, name: `q${at}`, defaultValue: question.words }}
          label="What is asked"
          error={errors[`q${at}`]}
          autoComplete="off"
        />
        <Table
          caption={`Answers to question ${at + 1}`}
          captionHidden
          head={["Answer", "Points"]}
          rows={question.answers.map((answer, a) => [
            inRow(`q${at}a${a}`, `Question ${at + 1}, answer ${a + 1}`, answer.words, ""),
            inRow(`q${at}a${a}p`, `Points of answer ${a + 1} to question ${at + 1}`, answer.points, "govuk-input--width-2"), // prettier-ignore
          ])}
        />
        {button("add-answer", "Add an answer", at + 1)}
        {at > 0 ? button("up", "Move up", at) : null}
        {button("remove", "Remove the question", Math.max(at, 1))}
      </Fieldset>
    </div>
  );
}
