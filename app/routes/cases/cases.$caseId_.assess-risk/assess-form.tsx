import { PreventReminder } from "#app/components/cases/prevent-reminder.tsx";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { Checkboxes } from "#app/components/govuk/checkboxes.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { assessRiskForm } from "#app/domain/risk/assess-risk.form.ts";
import { RISK_DOMAINS, RISK_LEVEL_NAMES, RISK_LEVELS, type RiskLevel } from "#app/domain/risk/levels.ts";
import { OCCASION_NAMES, OCCASIONS } from "#app/domain/risk/occasions.ts";
import type { FieldErrors, FormValues } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import { LevelMeanings } from "./level-meanings.tsx";
import { type Recorded, RecordedMeanwhile } from "./recorded-meanwhile.tsx";
import { FurtherQuestions } from "./further-questions.tsx";

type Page = {
  caseId: string;
  reference: string;
  once: string;
  person: { id: string; name: string };
  corrected: { id: string; assessedOn: string } | null;
  before: { level: RiskLevel; assessedOn: string; levels: Record<string, RiskLevel> } | null;
  factors: readonly { id: string; name: string }[];
  asks: { child: boolean; aces: boolean; adult: boolean };
  reviewDays: readonly { level: RiskLevel; days: number }[];
  isPrevent: boolean;
  initial: FormValues;
};
type Props = { page: Page; reply: { values: FormValues; errors: FieldErrors; recorded: Recorded | null } | undefined };

const LEVELS = RISK_LEVELS.map((value) => ({ value, text: RISK_LEVEL_NAMES[value] }));

/** One short page: the three domains first, on one screen; the rest under headings. */
export function AssessForm({ page, reply }: Props) {
  const { caseId, reference, person, corrected, before } = page;
  const { field, errors, errorOf, onSubmit } = useCheckedForm(assessRiskForm, page.initial, reply);
  const nameFor = (name: string) => (page.asks.child ? name.replace("reoffending", "offending again") : name);
  return (
    <div className="app-short-form">
      <BackLink href={`/cases/${caseId}/risk`}>Back to {reference}</BackLink>
      <ErrorSummary errors={errors} />
      <h1 className="govuk-heading-m govuk-!-margin-bottom-1">
        {corrected ? `Correct the entry of ${corrected.assessedOn}: ${person.name}` : `Assess risk: ${person.name}`}
      </h1>
      {reply?.recorded ? <RecordedMeanwhile recorded={reply.recorded} /> : null}
      {page.isPrevent ? <PreventReminder /> : null}
      <LevelMeanings isChild={page.asks.child} />
      <PageForm onSubmit={onSubmit} once={page.once}>
        {["personId", "seen", "correctsId"].map((name) => (
          <input key={name} type="hidden" {...field(name)} />
        ))}
        {RISK_DOMAINS.map(({ id, name, hint }) => (
          <div key={id} className="govuk-grid-row" data-domain={id}>
            <div className="govuk-grid-column-one-half">
              <Radios
                field={field(id)}
                legend={nameFor(name)}
                legendSize="s"
                hint={before ? `${hint}. Before: ${RISK_LEVEL_NAMES[before.levels[id] ?? before.level]}` : hint}
                inline
                small
                items={LEVELS}
                error={errorOf(id)}
              />
            </div>
            <div className="govuk-grid-column-one-half">
              <Textarea
                field={field(`${id}Reasons`)}
                label={
                  <>
                    Reasons<span className="govuk-visually-hidden"> for the {nameFor(name).toLowerCase()}</span>
                  </>
                }
                rows={2}
                error={errorOf(`${id}Reasons`)}
              />
            </div>
          </div>
        ))}
        {corrected ? (
          <Textarea
            field={field("correctionReason")}
            label="What was wrong in the entry that you correct?"
            rows={2}
            error={errorOf("correctionReason")}
          />
        ) : null}
        <h2 className="govuk-heading-s govuk-!-margin-top-4">Overall level, and the next review</h2>
        <div className="govuk-grid-row">
          <div className="govuk-grid-column-one-half">
            <Select
              field={field("chosen")}
              label="Overall"
              hint={before ? `In force: ${RISK_LEVEL_NAMES[before.level]}` : undefined}
              items={LEVELS}
              placeholder="The highest of the three"
              error={errorOf("chosen")}
            />
            <Textarea
              field={field("levelReason")}
              label="Reason, if it is lower than before or not the highest of the three"
              hint="Lowering from High, or below the highest of the three, is proposed until a second person or a meeting confirms it"
              rows={2}
              error={errorOf("levelReason")}
            />
          </div>
          <div className="govuk-grid-column-one-half">
            <Select
              field={field("occasion")}
              label="Occasion"
              items={OCCASIONS.map((value) => ({ value, text: OCCASION_NAMES[value] }))}
              error={errorOf("occasion")}
            />
            <DateInput name="assessedOn" field={field} legend="Day of the assessment" error={errorOf("assessedOn")} />
            <DateInput
              name="nextReviewOn"
              field={field}
              legend="Next review"
              hint={`Leave blank for the furthest day: ${page.reviewDays.map(({ level, days }) => `${RISK_LEVEL_NAMES[level]} ${days} days`).join(", ")}`}
              error={errorOf("nextReviewOn")}
            />
          </div>
        </div>
        <h2 className="govuk-heading-s">What makes it worse, what protects</h2>
        <div className="govuk-grid-row">
          <div className="govuk-grid-column-one-half">
            {page.factors.length > 0 ? (
              <Checkboxes
                field={field("factors")}
                legend="Aggravating factors"
                small
                items={page.factors.map(({ id, name }) => ({ value: id, text: name }))}
                error={errorOf("factors")}
              />
            ) : (
              <p className="govuk-body">No aggravating factors are listed in the settings.</p>
            )}
          </div>
          <div className="govuk-grid-column-one-half">
            <Textarea
              field={field("protectiveFactors")}
              label="Protective factors"
              rows={3}
              error={errorOf("protectiveFactors")}
            />
          </div>
        </div>
        <FurtherQuestions asks={page.asks} field={field} errorOf={errorOf} />
        <Button>{corrected ? "Save the correction" : "Save the assessment"}</Button>
      </PageForm>
    </div>
  );
}
