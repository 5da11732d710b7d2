import type { ManageFields } from "#app/components/cases/manage-page.tsx";
import { type OpenAction, SettledActions } from "#app/components/cases/settled-actions.tsx";
import { Checkboxes } from "#app/components/govuk/checkboxes.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { RiskWithDay } from "#app/components/risk/risk-tag.tsx";
import { KNOWN_HOLD_NAMES, KNOWN_HOLDS } from "#app/domain/cases/manage-case.form.ts";
import { longDay } from "#app/domain/dates/iso-day.ts";
import type { RiskLevel } from "#app/domain/risk/levels.ts";

type Props = ManageFields & {
  risk: { level: RiskLevel | null; assessedOn: string | null };
  outcomes: readonly { value: string; text: string }[];
  actions: readonly OpenAction[];
  review: { on: string | null; rule: string };
};

const CHOICES = [
  { value: "keep", text: "Its owner goes on with it" },
  { value: "end", text: "It ends" },
];

export function ClosingFields({ field, errorOf, risk, outcomes, actions, review }: Props) {
  return (
    <>
      <Select
        field={field("outcomeId")}
        label="Outcome"
        placeholder="Select an outcome"
        items={outcomes}
        error={errorOf("outcomeId")}
      />
      <Textarea field={field("reason")} label="Why is the case closed?" rows={3} error={errorOf("reason")} />
      <DateInput name="closedOn" field={field} legend="Closing day" legendSize="s" error={errorOf("closedOn")} />
      <h2 className="govuk-heading-m">Risk at closure</h2>
      <p className="govuk-body">
        <RiskWithDay level={risk.level} assessedOn={risk.assessedOn} />
      </p>
      {risk.level === null ? (
        <Textarea
          field={field("notAssessedReason")}
          label="Why was the risk not assessed?"
          rows={2}
          error={errorOf("notAssessedReason")}
        />
      ) : null}
      {actions.length > 0 ? (
        <>
          <h2 className="govuk-heading-m">Open actions</h2>
          <p className="govuk-body">Say of each what happens to it. The case cannot be closed before.</p>
          <SettledActions actions={actions} choices={CHOICES} field={field} errorOf={errorOf} />
          <Textarea
            field={field("endReason")}
            label="If any of them ends, why?"
            hint="Their owners and managers can read this: name nobody, and say nothing of the case"
            rows={2}
            error={errorOf("endReason")}
          />
        </>
      ) : null}
      <h2 className="govuk-heading-m">How long the record is kept</h2>
      <Checkboxes
        field={field("holds")}
        legend="Is anything known that holds the record?"
        legendSize="s"
        hint="Leave blank if nothing is"
        items={KNOWN_HOLDS.map((value) => ({ value, text: KNOWN_HOLD_NAMES[value] }))}
        error={errorOf("holds")}
      />
      <DateInput
        name="orderUntil"
        field={field}
        legend="Last day of the order (if there is one)"
        legendSize="s"
        hint="Leave blank if it is not known"
        error={errorOf("orderUntil")}
      />
      <Textarea
        field={field("holdsNote")}
        label="About what holds it (optional)"
        rows={2}
        error={errorOf("holdsNote")}
      />
      <InsetText>
        {review.on
          ? `Closed today with nothing that holds it, the record is reviewed on ${longDay(review.on)}: ${review.rule}.`
          : `The record has no review day: ${review.rule}.`}
      </InsetText>
    </>
  );
}
