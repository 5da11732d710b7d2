import { sql } from "kysely";

/** Of its case, or its own; of premises the premises group; null for what belongs to none of them. */
export function groupOfAction() {
  return sql<
    string | null
  >`coalesce(action.group_id, (select owning.group_id from case_record as owning where owning.id = action.case_id),
    case when action.premises_id is not null then (select min(nte.id) from partnership_group as nte
      where nte.partnership_id = action.partnership_id and nte.kind = 'premises' and nte.ended_on is null) end)`;
}
