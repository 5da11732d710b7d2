import type { PartRemoved } from "#app/domain/plan/plan-parts.form.ts";
import { fateOf, refuseRetiring, type RemovablePart } from "#app/domain/plan/removing.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import type { FoundPlan } from "#db/queries/partnership-plans.ts";
import {
  countOnPriority,
  countOnTheme,
  deletePart,
  findAim,
  findPriority,
  findTheme,
  updatePart,
} from "#db/queries/plan-contents.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { inPlan, type PlanContext } from "./plan-to-change.ts";

type Of = { partnershipId: string; planId: string };
type Removable = {
  id: string;
  words: string;
  version: number;
  retiredOn: string | null;
  retiredReason: string | null;
  hanging: number;
};
const TABLES = { theme: "plan_theme", priority: "plan_priority", aim: "plan_aim" } as const;
const RETIRED = { field: "form", message: "It has been retired already" };

/** A theme, priority or aim with how much hangs on it. */
export async function findRemovable(
  db: Executor,
  of: Of,
  part: RemovablePart,
  id: string,
): Promise<Removable | undefined> {
  if (part === "aim") {
    const aim = await findAim(db, of, id);
    return aim && { ...aim, hanging: 0 };
  }
  const found = part === "theme" ? await findTheme(db, of, id) : await findPriority(db, of, id);
  if (!found) return undefined;
  const hanging = part === "theme" ? await countOnTheme(db, id) : await countOnPriority(db, id);
  const { title: words, version, retiredOn, retiredReason } = found;
  return { id, words, version, retiredOn, retiredReason, hanging };
}

export function removalOf(plan: FoundPlan, part: RemovablePart, found: Removable) {
  const { status } = plan;
  return {
    fate: fateOf({ part, status, hanging: found.hanging }),
    refusal: found.retiredOn === null ? null : RETIRED.message,
  };
}

/** It goes, where nothing hangs on it; else it is retired from a day with a reason, and reports keep it as it was. */
export function removePart(
  { db, actor, now }: PlanContext,
  { planId, part, id }: { planId: string; part: RemovablePart; id: string },
  { version, onDay, reason }: PartRemoved,
) {
  const { partnershipId } = actor;
  return inTransaction(db, (trx) =>
    inPlan(trx, actor, planId, async (plan) => {
      const current = await findRemovable(trx, { partnershipId, planId }, part, id);
      if (!current) return { kind: "not-found" as const };
      if (current.retiredOn !== null) return { kind: "refused" as const, refusal: RETIRED };
      const { fate } = removalOf(plan, part, current);
      const refusal = fate === "retired" ? refuseRetiring({ onDay, reason }, plan) : null;
      if (refusal) return { kind: "refused" as const, refusal };
      const key = { partnershipId, id, version };
      const isDone =
        fate === "deleted"
          ? await deletePart(trx, TABLES[part], key)
          : await updatePart(trx, TABLES[part], key, { retired_on: onDay, retired_reason: reason });
      if (!isDone) return { kind: "changed" as const, current };
      await insertAuditEvent(trx, actor, now, {
        ...{ category: "system", event: fate === "deleted" ? "csp-plan.part-removed" : "csp-plan.part-retired" },
        ...{ objectKind: "partnership-plan", objectId: planId },
        fields: fate === "deleted" ? [] : ["retiredOn", "retiredReason"],
        detail: { before: { part, id, words: current.words }, after: fate === "deleted" ? null : { onDay, reason } },
      });
      return { kind: "done" as const, fate };
    }),
  );
}
