import { refuseAim } from "#app/domain/plan/aim.ts";
import { refuseAimDays, refuseHeading } from "#app/domain/plan/plan-rules.ts";
import type { AimEntered, PriorityEntered, RowEntered, ThemeEntered } from "#app/domain/plan/plan-parts.form.ts";
import {
  findAim,
  findPriority,
  findRow,
  findTheme,
  insertAim,
  insertPriorities,
  insertRow,
  insertThemes,
  updatePart,
} from "#db/queries/plan-contents.ts";
import type { Transaction } from "#db/transaction.ts";
import { targetMeasures } from "../performance/targets.ts";
import type { PlanPart } from "./keep-part.ts";
import { refuseLead } from "./plan-leads.ts";

type Found<F extends (...args: never[]) => Promise<unknown>> = NonNullable<Awaited<ReturnType<F>>>;
type Led = { leadAgencyId: string | null; leadUserId: string | null };

const isOfPlanItself = (_trx: Transaction, _of: unknown, parentId: string | null) => Promise.resolve(parentId === null);

function refuseLed(trx: Transaction, partnershipId: string, wanted: Led, current: Led | null) {
  return refuseLead(
    trx,
    partnershipId,
    { agencyId: wanted.leadAgencyId, userId: wanted.leadUserId },
    {
      before: current && { agencyId: current.leadAgencyId, userId: current.leadUserId },
      fields: { agency: "leadAgencyId", user: "leadUserId" },
    },
  );
}

export function themePart(): PlanPart<ThemeEntered, Found<typeof findTheme>> {
  const columns = ({ ordinal, title, context }: ThemeEntered) => ({ ordinal, title, context });
  return {
    ...{ kind: "plan-theme", added: "csp-plan.theme-added", changed: "csp-plan.theme-changed" },
    hasParent: isOfPlanItself,
    find: findTheme,
    entered: columns,
    refuse: () => Promise.resolve(null),
    insert: (trx, { id, partnershipId, planId }, wanted) =>
      insertThemes(trx, [{ id, partnership_id: partnershipId, plan_id: planId, ...columns(wanted), version: 1 }]),
    update: (trx, key, wanted) => updatePart(trx, "plan_theme", key, columns(wanted)),
  };
}

export function priorityPart(partnershipId: string): PlanPart<PriorityEntered, Found<typeof findPriority>> {
  const columns = ({ ordinal, title, aims, risks, leadAgencyId, leadUserId }: PriorityEntered) => ({
    ...{ ordinal, title, aims, risks, lead_agency_id: leadAgencyId, lead_user_id: leadUserId },
  });
  return {
    ...{ kind: "plan-priority", added: "csp-plan.priority-added", changed: "csp-plan.priority-changed" },
    hasParent: async (trx, of, themeId) => themeId !== null && (await findTheme(trx, of, themeId))?.retiredOn === null,
    find: findPriority,
    entered: ({ ordinal, title, aims, risks, leadAgencyId, leadUserId }) => ({
      ...{ ordinal, title, aims, risks, leadAgencyId, leadUserId },
    }),
    refuse: (trx, _plan, wanted, current) => refuseLed(trx, partnershipId, wanted, current),
    insert: (trx, { id, parentId }, wanted) =>
      insertPriorities(trx, [
        { id, partnership_id: partnershipId, theme_id: parentId ?? "", ...columns(wanted), version: 1 },
      ]),
    update: (trx, key, wanted) => updatePart(trx, "plan_priority", key, columns(wanted)),
  };
}

export function aimPart(partnershipId: string): PlanPart<AimEntered, Found<typeof findAim>> {
  const columns = ({ ordinal, words, measure, baseline, targetKind, fromDay, toDay, ...aim }: AimEntered) => ({
    ...{ ordinal, words, measure, baseline_thousandths: baseline, target_kind: targetKind },
    baseline_label: baseline === null ? null : aim.baselineLabel,
    target_thousandths: targetKind === "value" || targetKind === "percent-change" ? aim.target : null,
    target_words: targetKind === "words" ? aim.targetWords : null,
    ...{ from_day: fromDay, to_day: toDay },
  });
  return {
    ...{ kind: "plan-aim", added: "csp-plan.aim-added", changed: "csp-plan.aim-changed" },
    hasParent: async (trx, of, id) => id !== null && (await findPriority(trx, of, id))?.retiredOn === null,
    find: findAim,
    entered: ({
      ordinal,
      words,
      measure,
      baseline,
      baselineLabel,
      targetKind,
      target,
      targetWords,
      fromDay,
      toDay,
    }) => ({
      ...{ ordinal, words, measure, baseline, baselineLabel, targetKind, target, targetWords, fromDay, toDay },
    }),
    refuse: async (trx, plan, wanted, current) => {
      const refusal = refuseAim(wanted) ?? refuseAimDays(wanted, plan);
      if (refusal || wanted.measure === null || wanted.measure === current?.measure) return refusal;
      const measures = await targetMeasures(trx, partnershipId);
      return measures.some(({ key }) => key === wanted.measure)
        ? null
        : { field: "measure", message: "Select the measure from the list" };
    },
    insert: (trx, { id, parentId }, wanted) =>
      insertAim(trx, {
        ...{ id, partnership_id: partnershipId, priority_id: parentId ?? "", ...columns(wanted), version: 1 },
      }),
    update: (trx, key, wanted) => updatePart(trx, "plan_aim", key, columns(wanted)),
  };
}

export function rowPart(partnershipId: string): PlanPart<RowEntered, Found<typeof findRow>> {
  const columns = ({ priorityId, leadAgencyId, leadUserId, timeScale, dueOn, ...same }: RowEntered) => ({
    ...{ ...same, priority_id: priorityId, lead_agency_id: leadAgencyId, lead_user_id: leadUserId },
    ...{ time_scale: timeScale, due_on: dueOn },
  });
  return {
    ...{ kind: "plan-row", added: "csp-plan.row-added", changed: "csp-plan.row-changed" },
    hasParent: isOfPlanItself,
    find: findRow,
    entered: ({ id: _id, version: _version, leadAgencyName: _agency, leadName: _lead, ...entered }) => entered,
    refuse: async (trx, plan, wanted, current) => {
      const { id: planId, kind } = plan;
      const priority = wanted.priorityId && (await findPriority(trx, { partnershipId, planId }, wanted.priorityId));
      const isAnother = wanted.priorityId !== (current?.priorityId ?? null);
      if (wanted.priorityId !== null && (!priority || (isAnother && priority.retiredOn !== null)))
        return { field: "priorityId", message: "Select the priority from the list" };
      return refuseHeading(kind, wanted.heading) ?? (await refuseLed(trx, partnershipId, wanted, current));
    },
    insert: (trx, { id, planId }, wanted) =>
      insertRow(trx, { id, partnership_id: partnershipId, plan_id: planId, ...columns(wanted), version: 1 }),
    update: (trx, key, wanted) => updatePart(trx, "plan_row", key, columns(wanted)),
  };
}
