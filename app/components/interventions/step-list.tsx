import { longDay } from "#app/domain/dates/iso-day.ts";
import {
  APPEAL_OUTCOME_NAMES,
  type AppealOutcome,
  END_NAMES,
  type InterventionStepKind,
} from "#app/domain/interventions/record.ts";
import { INTERVENTION_STEP_NAMES } from "#app/domain/interventions/step-words.ts";

type Step = {
  id: string;
  kind: InterventionStepKind;
  onDay: string;
  atTime: string | null;
  respondentId: string | null;
  untilBefore: string | null;
  untilAfter: string | null;
  outcome: AppealOutcome | null;
  words: string | null;
  reason: string | null;
  byName: string | null;
};
type Props = {
  steps: readonly Step[];
  /** Of respondents whose name may be shown, by id. */
  names: Readonly<Record<string, string>>;
};

/** What happened to an intervention, the newest first. */
export function StepList({ steps, names }: Props) {
  if (steps.length === 0) return <p className="govuk-body">Nothing has been recorded since.</p>;
  return (
    <ol className="govuk-list" reversed>
      {steps.map((step) => (
        <li key={step.id}>
          <strong>
            {longDay(step.onDay)}
            {step.atTime === null ? "" : `, ${step.atTime}`}
          </strong>
          : {[INTERVENTION_STEP_NAMES[step.kind], nameOf(step, names), whatOf(step)].filter(Boolean).join(", ")}
          {step.words === null || step.kind === "ended" ? null : <span className="app-typed">. {step.words}</span>}
          {step.reason === null ? null : <span className="app-typed">. Reason: {step.reason}</span>}
          {step.byName === null ? null : <div className="govuk-hint">{step.byName}</div>}
        </li>
      ))}
    </ol>
  );
}

function nameOf({ respondentId }: Step, names: Props["names"]) {
  return respondentId === null ? null : (names[respondentId] ?? "one respondent");
}

function whatOf({ kind, untilBefore, untilAfter, outcome, words }: Step) {
  if (outcome !== null) return lower(APPEAL_OUTCOME_NAMES[outcome]);
  if (kind === "ended" && words !== null && words in END_NAMES)
    return lower(END_NAMES[words as keyof typeof END_NAMES]);
  if (untilAfter === null) return null;
  if (kind === "adjourned") return `to ${longDay(untilAfter)}`;
  return untilBefore === null
    ? `until ${longDay(untilAfter)}`
    : `until ${longDay(untilAfter)}, before ${longDay(untilBefore)}`;
}

function lower(words: string) {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
