import { v7 as uuid } from "uuid";
import type { Executor } from "#db/transaction.ts";
import type { Database } from "#db/types/database.ts";
import { insert, type TestPartnership } from "../factories.ts";

/** An agreement in force since January 2026 and to be reviewed a year later, which the police have signed. */
export async function anAgreement(
  db: Executor,
  p: Pick<TestPartnership, "partnershipId" | "policeId">,
  changes: Partial<Database["sharing_agreement"]> = {},
) {
  const [agreementId, signatoryId] = [uuid(), uuid()];
  await insert(db, "sharing_agreement", {
    ...{ id: agreementId, partnership_id: p.partnershipId, title: "Protocol", title_folded: `protocol ${agreementId}` },
    ...{ purpose: "Work of the JAG", gateway: "cda-s115", from_day: "2026-01-01", review_on: "2027-01-01" },
    ...{ created_at: "2026-01-05T09:00:00.000Z", version: 1 },
    ...changes,
  });
  await insert(db, "agreement_signatory", {
    ...{ id: signatoryId, partnership_id: p.partnershipId, agreement_id: agreementId, agency_id: p.policeId },
    ...{ signed_on: "2026-01-02", signed_by: "Chief superintendent", version: 1 },
  });
  return { agreementId, signatoryId };
}
