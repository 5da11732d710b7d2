import { Button } from "#app/components/govuk/button.tsx";
import { ButtonGroup } from "#app/components/govuk/button-group.tsx";
import { type SummaryRow, SummaryList } from "#app/components/govuk/summary-list.tsx";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { PLAN_KIND_NAMES, PLAN_STATUS_NAMES, type PlanKind, type PlanStatus } from "#app/domain/plan/plan.ts";

type Plan = {
  id: string;
  kind: PlanKind;
  status: PlanStatus;
  about: string | null;
  groupName: string;
  leadName: string | null;
  locationId: string | null;
  locationName: string | null;
  fromDay: string;
  toDay: string;
  nextReviewOn: string | null;
};

export function PlanActions({ plan: { id, status }, mayManage }: { plan: Plan; mayManage: boolean }) {
  if (!mayManage) return null;
  const here = `/plans/${id}`;
  return (
    <ButtonGroup>
      {status === "in-force" ? <Button href={`${here}/review`}>Record a review</Button> : null}
      {status === "draft" ? <Button href={`${here}/state`}>Put in force</Button> : null}
      <Button href={`${here}/rows/new`} variant="secondary">
        Add a row
      </Button>
      <Button href={`${here}/change`} variant="secondary">
        Change the plan
      </Button>
      {status === "in-force" ? (
        <Button href={`${here}/state`} variant="secondary">
          End the plan
        </Button>
      ) : null}
    </ButtonGroup>
  );
}

export function PlanFacts({ plan }: { plan: Plan }) {
  const rows: SummaryRow[] = [
    { key: "Kind", value: PLAN_KIND_NAMES[plan.kind] },
    { key: "State", value: PLAN_STATUS_NAMES[plan.status] },
    ...(plan.about === null ? [] : [{ key: "About", value: <span className="app-typed">{plan.about}</span> }]),
    ...(plan.locationId === null
      ? []
      : [
          {
            key: "Location",
            value: (
              <a className="govuk-link" href={`/locations/${plan.locationId}`}>
                {plan.locationName}
              </a>
            ),
          },
        ]),
    { key: "Group", value: plan.groupName },
    { key: "Led by", value: plan.leadName ?? "Nobody named" },
    { key: "From and to", value: `${longDay(plan.fromDay)} to ${longDay(plan.toDay)}` },
    { key: "Next review", value: plan.nextReviewOn === null ? "Not set" : longDay(plan.nextReviewOn) },
  ];
  return <SummaryList rows={rows} />;
}
