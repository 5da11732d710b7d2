import { longDay } from "#app/domain/dates/iso-day.ts";
import { BAND_NAMES } from "#app/domain/premises/bands.ts";
import { type PlanActionsShown, planActionsHref } from "#app/domain/premises/follow-up-lines.ts";
import type { MetBand } from "#app/domain/premises/meeting-asked.ts";
import { premisesPlanHref } from "#app/domain/premises/premises-pages.ts";
import { Button } from "../govuk/button.tsx";
import { ButtonGroup } from "../govuk/button-group.tsx";
import { SummaryList } from "../govuk/summary-list.tsx";
import { Tag } from "../govuk/tag.tsx";
import { type PlanAction, PlanActions } from "./plan-actions.tsx";

type Plan = {
  id: string;
  band: MetBand;
  aim: string;
  startedOn: string;
  endsOn: string;
  shown: PlanActionsShown;
  counts: Record<PlanActionsShown, number>;
  actions: readonly PlanAction[];
};

const COUNTS: readonly [PlanActionsShown, string][] = [
  ["all", "All"],
  ["open", "Open"],
  ["overdue", "Overdue"],
  ["finished", "Finished or ended"],
];

/** The plan that is open: what for, how long, and how far its actions are. */
export function PlanProgress({
  premisesId,
  plan,
  today,
  mayRecord,
}: {
  premisesId: string;
  plan: Plan;
  today: string;
  mayRecord: boolean;
}) {
  const { id, band, aim, startedOn, endsOn, shown, counts, actions } = plan;
  return (
    <>
      <SummaryList
        rows={[
          { key: "Aim", value: <span className="app-typed">{aim}</span> },
          { key: "Made for", value: BAND_NAMES[band] },
          {
            key: "Runs",
            value: (
              <>
                {longDay(startedOn)} to {longDay(endsOn)} {endsOn < today ? <Tag colour="red">Ended</Tag> : null}
              </>
            ),
          },
        ]}
      />
      {mayRecord ? (
        <ButtonGroup>
          <Button href={premisesPlanHref(premisesId, id, "actions/new")}>Add an action</Button>
          <a className="govuk-link" href={premisesPlanHref(premisesId, id, "change")}>
            Change the plan
          </a>
          <a className="govuk-link" href={premisesPlanHref(premisesId, id, "close")}>
            Close the plan
          </a>
        </ButtonGroup>
      ) : null}
      <div id="actions">
        <ul className="govuk-list app-inline-list">
          {COUNTS.map(([which, text]) => (
            <li key={which}>
              <a
                className="govuk-link"
                href={planActionsHref(premisesId, which)}
                aria-current={which === shown ? "true" : undefined}
              >
                {text} ({counts[which]})
              </a>
            </li>
          ))}
        </ul>
        {actions.length === 0 ? (
          <p className="govuk-body">{counts.all === 0 ? "The plan has no actions yet." : "None."}</p>
        ) : (
          <PlanActions caption={`Actions of the plan: ${nameOf(shown)}`} actions={actions} />
        )}
      </div>
    </>
  );
}

function nameOf(shown: PlanActionsShown) {
  return (COUNTS.find(([which]) => which === shown)?.[1] ?? "").toLowerCase();
}
