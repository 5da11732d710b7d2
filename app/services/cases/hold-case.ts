import type { CaseHold, CaseResumption } from "#app/domain/cases/manage-case.form.ts";
import { refuseCaseHold, refuseStep } from "#app/domain/cases/manage-case.ts";
import { type CaseContext, changeCase, refused } from "./change-case.ts";

/** Until a day, after which it is due to be taken up again and its lead is told. */
export function holdCase(at: CaseContext, id: string, { version, holdUntil, reason }: CaseHold) {
  return changeCase(at, {
    id,
    version,
    decide(_trx, record, today) {
      const refusal = refuseCaseHold(record, holdUntil, today);
      if (refusal) return Promise.resolve(refused(refusal));
      return Promise.resolve({
        kind: "change",
        event: "case.held",
        set: { status: "on-hold", hold_until: holdUntil },
        change: { kind: "held", after_value: holdUntil, reason },
        before: { status: record.status, holdUntil: record.holdUntil },
        after: { status: "on-hold", holdUntil },
      });
    },
  });
}

export function resumeCase(at: CaseContext, id: string, { version, reason }: CaseResumption) {
  return changeCase(at, {
    id,
    version,
    decide(_trx, record) {
      const refusal = refuseStep("resume", record);
      if (refusal) return Promise.resolve(refused(refusal));
      return Promise.resolve({
        kind: "change",
        event: "case.resumed",
        set: { status: "open", hold_until: null },
        change: { kind: "resumed", reason },
        before: { status: record.status, holdUntil: record.holdUntil },
        after: { status: "open", holdUntil: null },
      });
    },
  });
}
