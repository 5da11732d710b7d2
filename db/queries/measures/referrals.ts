import { sql } from "kysely";
import type { REFERRAL_MEASURES } from "#app/domain/performance/measures/referrals.ts";
import { riskOfReferral } from "../performance-measured.ts";
import type { BehindOf } from "./behind.ts";

export const REFERRAL_ROWS: BehindOf<typeof REFERRAL_MEASURES> = {
  // Passed on, it counts as what it was passed on as.
  "referrals-received": ({ partnershipId, from, to }) => sql`
    select referral.id as row_id, referral.id as record_id, referral.group_id as group_id, referral.received_on as day,
      null as amount, ${riskOfReferral()} as risk, referral.referring_agency_id as agency
    from referral
    where referral.partnership_id = ${partnershipId} and referral.received_on >= ${from} and referral.received_on <= ${to}
      and referral.status <> 'redirected'`,
};
