import { ActionsOfCase } from "#app/components/actions/actions-of-case.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { SubNavigation } from "#app/components/govuk/sub-navigation.tsx";
import { PLAN_ACTION_FILTER_NAMES, PLAN_ACTION_FILTERS, type PlanActionFilter } from "#app/domain/risk/plan-actions.ts";

type Props = {
  base: string;
  caseId: string;
  mayAdd: boolean;
  filter: PlanActionFilter;
  counts: Record<PlanActionFilter, number>;
  next: string | null;
  actions: Parameters<typeof ActionsOfCase>[0]["actions"];
};

/** Every action of the case, whether or not it carries a step. */
export function CaseActions({ base, caseId, mayAdd, filter, counts, next, actions }: Props) {
  const href = (to: PlanActionFilter, after?: string) => `${base}?actions=${to}${after ? `&after=${after}` : ""}`;
  return (
    <>
      <h2 className="govuk-heading-m" id="actions">
        All actions of this case
      </h2>
      <SubNavigation
        label="Actions by state"
        items={PLAN_ACTION_FILTERS.map((f) => ({
          href: `${href(f)}#actions`,
          text: `${PLAN_ACTION_FILTER_NAMES[f]} (${counts[f]})`,
          current: f === filter,
        }))}
      />
      {actions.length > 0 ? (
        <ActionsOfCase actions={actions} captionHidden />
      ) : (
        <p className="govuk-body">No {PLAN_ACTION_FILTER_NAMES[filter].toLowerCase()} actions.</p>
      )}
      <Pagination nextHref={next ? `${href(filter, next)}#actions` : undefined} />
      {mayAdd ? (
        <Button href={`/cases/${caseId}/add-action`} variant="secondary">
          Add an action outside the plan
        </Button>
      ) : null}
    </>
  );
}
