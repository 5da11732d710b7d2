import type { ActionStatus } from "#app/domain/actions/action.ts";
import { ACTION_STATUS_NAMES } from "#app/domain/actions/action.ts";
import { longDay } from "#app/domain/dates/iso-day.ts";
import {
  PLAN_DOMAIN_NAMES,
  PLAN_DOMAINS,
  type PlanDomain,
  STEP_STATUS_NAMES,
  type StepStatus,
} from "#app/domain/risk/plan-step.ts";
import { stepDays, stepOwner } from "#app/domain/risk/plan-words.ts";
import { InsetText } from "../govuk/inset-text.tsx";
import { RightsMarks } from "../rights/rights-marks.tsx";
import { SummaryList } from "../govuk/summary-list.tsx";
import { Tag, type TagColour } from "../govuk/tag.tsx";

type StepAction = {
  id: string;
  reference: string;
  words: string;
  status: ActionStatus;
  dueOn: string;
  finishedOn: string | null;
  isOverdue: boolean;
  ownerName: string | null;
  ownerAgencyName: string;
};
export type ShownStep = {
  id: string;
  domain: PlanDomain;
  personName: string | null;
  words: string;
  why: string;
  ownerName: string | null;
  ownerAgencyName: string;
  fromDay: string;
  untilDay: string | null;
  status: StepStatus;
  endReason: string | null;
  endedOn: string | null;
  ownActions: readonly StepAction[];
  overdueActions: number;
  isPastLastDay: boolean;
  proposesFinishing: boolean;
};
type Props = { base: string; steps: readonly ShownStep[]; mayWrite: boolean };

const COLOURS: Record<StepStatus, TagColour> = {
  planned: "blue",
  "under-way": "teal",
  done: "green",
  "not-done": "orange",
  "not-needed": "grey",
};

/** The steps under what they work on, in the order of the domains. */
export function PlanSteps({ base, steps, mayWrite }: Props) {
  return (
    <>
      {PLAN_DOMAINS.map((domain) => {
        const own = steps.filter((step) => step.domain === domain);
        if (own.length === 0) return null;
        return (
          <section key={domain}>
            <h3 className="govuk-heading-s">{PLAN_DOMAIN_NAMES[domain]}</h3>
            {own.map((step) => (
              <PlanStep key={step.id} href={`${base}/${step.id}`} step={step} mayWrite={mayWrite} />
            ))}
          </section>
        );
      })}
    </>
  );
}

function PlanStep({ href, step, mayWrite }: { href: string; step: ShownStep; mayWrite: boolean }) {
  const isCurrent = step.status === "planned" || step.status === "under-way";
  const links = [
    { href: `${href}/state`, text: "Change the state", visuallyHiddenText: "of" },
    ...(isCurrent
      ? [
          { href: `${href}/change`, text: "Change the step" },
          { href: `${href}/add-action`, text: "Add an action", visuallyHiddenText: "to" },
          { href: `${href}/actions`, text: "Choose its actions", visuallyHiddenText: "of" },
        ]
      : []),
  ];
  return (
    <>
      {step.proposesFinishing ? (
        <InsetText>
          All actions of the step “{step.words}” are finished.{" "}
          {mayWrite ? (
            <a className="govuk-link" href={`${href}/state?to=done`}>
              Say whether the step is done
            </a>
          ) : null}
        </InsetText>
      ) : null}
      <RightsMarks of={step.id} />
      <SummaryList
        card={{ title: step.words, headingLevel: 4, actions: mayWrite ? links : [] }}
        rows={[
          { key: "State", value: <StepState {...step} /> },
          { key: "About", value: step.personName ?? "The case as a whole" },
          { key: "Why", value: step.why },
          { key: "Owner", value: stepOwner(step) },
          { key: "Days", value: stepDays(step) },
          { key: "Actions", value: <StepActions actions={step.ownActions} /> },
        ]}
      />
    </>
  );
}

function StepState({ status, endedOn, endReason, overdueActions, isPastLastDay }: ShownStep) {
  return (
    <>
      <Tag colour={COLOURS[status]}>{STEP_STATUS_NAMES[status]}</Tag>{" "}
      {overdueActions > 0 ? (
        <Tag colour="red">{overdueActions === 1 ? "1 overdue action" : `${overdueActions} overdue actions`}</Tag>
      ) : null}{" "}
      {isPastLastDay ? <Tag colour="orange">Past its last day</Tag> : null}
      {endedOn ? ` ${longDay(endedOn)}` : ""}
      {endReason ? `: ${endReason}` : ""}
    </>
  );
}

function StepActions({ actions }: { actions: readonly StepAction[] }) {
  if (actions.length === 0) return <>None yet</>;
  return (
    <ul className="govuk-list">
      {actions.map((action) => (
        <li key={action.id}>
          <a className="govuk-link app-reference" href={`/actions/${action.id}`}>
            {action.reference}
          </a>{" "}
          {action.words}. {stepOwner(action)}.{" "}
          {action.finishedOn
            ? `${ACTION_STATUS_NAMES[action.status]}, ${longDay(action.finishedOn)}`
            : `Due ${longDay(action.dueOn)}`}{" "}
          {action.isOverdue ? <Tag colour="red">Overdue</Tag> : null}
        </li>
      ))}
    </ul>
  );
}
