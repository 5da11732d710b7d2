import { useMemo } from "react";
import { Checkboxes } from "#app/components/govuk/checkboxes.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { RiskFormPage } from "#app/components/risk/risk-form-page.tsx";
import { OCCASION_NAMES, OCCASIONS } from "#app/domain/risk/occasions.ts";
import type { Questionnaire } from "#app/domain/risk/questionnaire.ts";
import { VICTIM_BAND_NAMES, VICTIM_BANDS, type VictimBand } from "#app/domain/risk/victim-band.ts";
import { victimAssessmentForm } from "#app/domain/risk/victim-assessment.form.ts";
import { dayParts, type FieldErrors, type FormValues } from "#app/forms/parse-form.ts";

type Page = {
  once: string;
  caseId: string;
  reference: string;
  name: string;
  today: string;
  questionnaire: Questionnaire & { id: string; number: number };
  before: { id: string; band: VictimBand; points: number; assessedOn: string; by: string | null } | null;
  correctsId: string | null;
};
type Props = { page: Page; reply: { values: FormValues; errors: FieldErrors; isStale: boolean } | undefined };

/** The questionnaire in use, as the partnership has written it. */
export function VictimForm({ page, reply }: Props) {
  const { questionnaire, before, correctsId } = page;
  const schema = useMemo(() => victimAssessmentForm(questionnaire), [questionnaire]);
  const initial: FormValues = {
    ...Object.fromEntries(questionnaire.questions.map((_q, at) => [`answer-${at}`, ""])),
    ...{
      questionnaireId: questionnaire.id,
      seen: before?.id ?? "",
      correctsId: correctsId ?? "",
      correctionReason: "",
    },
    ...{ triggers: [], chosen: "", levelReason: "", notes: "", occasion: before ? "review" : "referral" },
    ...dayParts("assessedOn", page.today),
    ...dayParts("nextReviewOn", null),
  };
  const above = (
    <>
      <p className="govuk-body">
        Version {questionnaire.number} of the questionnaire: {questionnaire.name}.
      </p>
      {before ? (
        <p className="govuk-body">
          {reply?.isStale ? "Recorded now: " : "Before: "}
          {VICTIM_BAND_NAMES[before.band]}, {before.points} points, {before.assessedOn}, {before.by ?? "no account"}.
        </p>
      ) : null}
    </>
  );
  return (
    <RiskFormPage
      back={{ href: `/cases/${page.caseId}/risk`, text: `Risk in ${page.reference}` }}
      caption={page.name}
      heading={correctsId ? "Correct the newest entry about a victim" : "Assess the risk to a victim"}
      above={above}
      button="Save the assessment"
      schema={schema}
      initial={initial}
      reply={reply}
      once={page.once}
      hidden={["questionnaireId", "seen", "correctsId"]}
    >
      {({ field, errorOf }) => (
        <>
          {correctsId ? (
            <Textarea
              field={field("correctionReason")}
              label="What was wrong in the entry that you correct?"
              rows={2}
              error={errorOf("correctionReason")}
            />
          ) : null}
          {questionnaire.questions.map((q, at) => (
            <Radios
              key={at}
              field={field(`answer-${at}`)}
              legend={q.words}
              legendSize="s"
              inline
              small
              items={q.answers.map((a, place) => ({ value: String(place), text: `${a.words} (${a.points})` }))}
              error={errorOf(`answer-${at}`)}
            />
          ))}
          {questionnaire.triggers.length > 0 ? (
            <Checkboxes
              field={field("triggers")}
              legend="Any of these makes it High, whatever the points"
              legendSize="s"
              small
              items={questionnaire.triggers.map((text, at) => ({ value: String(at), text }))}
              error={errorOf("triggers")}
            />
          ) : null}
          <Select
            field={field("chosen")}
            label="Band"
            hint="Leave it unless you judge otherwise. A lower band than the answers give is proposed until somebody else confirms it"
            items={VICTIM_BANDS.map((value) => ({ value, text: VICTIM_BAND_NAMES[value] }))}
            placeholder="As the answers give it"
            error={errorOf("chosen")}
          />
          <Textarea
            field={field("levelReason")}
            label="Reason, if it is lower than before or not as the answers give it"
            rows={2}
            error={errorOf("levelReason")}
          />
          <Textarea field={field("notes")} label="Notes" rows={2} error={errorOf("notes")} />
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
            hint="Leave blank for the furthest day that the band allows"
            error={errorOf("nextReviewOn")}
          />
        </>
      )}
    </RiskFormPage>
  );
}
