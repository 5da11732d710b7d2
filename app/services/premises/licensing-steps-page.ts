import { licensingKind, REVIEW_APPLICANT_NAMES } from "#app/domain/premises/licensing-kinds.ts";
import { licensingStanding, isLicensingLate } from "#app/domain/premises/licensing-dates.ts";
import type { FoundLicensingStep } from "#db/queries/licensing-steps.ts";
import type { Executor } from "#db/transaction.ts";
import { readLicensingDates } from "./licensing-law.ts";

/** Rows of a list of steps: each with how it stands and the next day that the law sets. */
export async function licensingRows(db: Executor, steps: readonly FoundLicensingStep[], today: string) {
  const datesOf = await readLicensingDates(db, today);
  return steps.map((step) => {
    const { next } = datesOf(step);
    return {
      ...{ id: step.id, premisesId: step.premisesId, premisesName: step.premisesName, kind: step.kind },
      ...{ happenedOn: step.happenedOn, standing: licensingStanding(step), isLate: isLicensingLate(next) },
      next: next && next.day !== null ? { label: next.label, day: next.day, time: next.time } : null,
      applicant: step.applicant === null ? null : REVIEW_APPLICANT_NAMES[step.applicant],
      name: licensingKind(step.kind).name,
    };
  });
}

/** For the page of premises, before anything of a step is shown: which they are. */
export function licensingRecordOf(step: Pick<FoundLicensingStep, "premisesId" | "premisesName" | "premisesReference">) {
  return { id: step.premisesId, reference: step.premisesReference, subject: step.premisesName };
}
