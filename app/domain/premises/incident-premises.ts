import { type Classified, classifiedChanges, type FieldChange } from "./incident-changes.ts";
import type { InvolvedPremises } from "./involved-premises.form.ts";

/** A row of premises that an incident concerns, or concerned until it was taken off. */
type Recorded = Classified & {
  id: string;
  version: number;
  premisesId: string;
  isOff: boolean;
  isDecided: boolean;
};
type Step<R> =
  | { kind: "add"; premises: InvolvedPremises }
  | { kind: "put-back" | "change"; row: R; premises: InvolvedPremises; changes: FieldChange[] }
  | { kind: "take-off"; row: R }
  | { kind: "lost"; row: R; premises: InvolvedPremises };

/**
 * What leads from the premises that an incident is recorded with to those that were chosen. What a meeting decided is not
 * decided anew here: attribution stays. A row that was changed since it was shown is lost.
 */
export function stepsToPremises<R extends Recorded>(
  recorded: readonly R[],
  chosen: readonly InvolvedPremises[],
): Step<R>[] {
  const steps = chosen.flatMap((given): Step<R>[] => {
    const row = recorded.find((one) => one.premisesId === given.premisesId);
    if (!row) return [{ kind: "add", premises: given }];
    if (!row.isOff && row.version !== given.version) return [{ kind: "lost", row, premises: given }];
    const premises = row.isDecided ? { ...given, attribution: row.attribution } : given;
    const changes = classifiedChanges(row, premises);
    if (row.isOff) return [{ kind: "put-back", row, premises, changes }];
    return changes.length === 0 ? [] : [{ kind: "change", row, premises, changes }];
  });
  const off = recorded.filter((row) => !row.isOff && !chosen.some(({ premisesId }) => premisesId === row.premisesId));
  return [...steps, ...off.map((row) => ({ kind: "take-off" as const, row }))];
}
