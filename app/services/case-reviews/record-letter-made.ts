import type { LetterKind } from "#app/domain/case-reviews/application.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { inTransaction } from "#db/transaction.ts";
import type { ReviewContext } from "./change-review.ts";

/** A letter taken out of Joint Action as a file. */
export function recordLetterMade({ db, actor, now }: ReviewContext, reviewId: string, letter: LetterKind) {
  return inTransaction(db, (trx) =>
    insertAuditEvent(trx, actor, now, {
      category: "disclosure",
      event: "case-review.letter-made",
      objectKind: "case-review",
      objectId: reviewId,
      recipients: "Applicant",
      detail: { letter },
    }),
  );
}
