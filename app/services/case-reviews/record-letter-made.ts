import type { LetterKind } from "#app/domain/case-reviews/application.ts";
import { disclosureOfLetter } from "#app/domain/case-reviews/review-disclosures.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { inTransaction } from "#db/transaction.ts";
import type { ReviewContext } from "./change-review.ts";

/** A letter taken out of Joint Action as a file. `recipients` says to which applicant, and names nobody. */
export function recordLetterMade(
  { db, actor, now }: ReviewContext,
  reviewId: string,
  letter: LetterKind,
  recipients: string,
) {
  return inTransaction(db, (trx) =>
    insertAuditEvent(trx, actor, now, {
      category: "disclosure",
      event: "case-review.letter-made",
      objectKind: "case-review",
      objectId: reviewId,
      recipients,
      disclosure: disclosureOfLetter(letter, recipients),
      detail: { letter },
    }),
  );
}
