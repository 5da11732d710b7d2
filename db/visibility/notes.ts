import type { ExpressionBuilder } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Database } from "../types/database.ts";
import { casesByRightOf, casesVisibleTo } from "./cases.ts";

type In<T extends keyof Database> = ExpressionBuilder<Database, T>;

/** A note in a case: shared, whoever sees the case; private, whoever of its agency sees the case of right. */
export function notesVisibleTo(actor: Actor) {
  return (eb: In<"note_case">) => {
    const itsCase = () =>
      eb.selectFrom("case_record").select("case_record.id").whereRef("case_record.id", "=", "note_case.case_id");
    return eb.and([
      eb("note_case.partnership_id", "=", actor.partnershipId),
      eb.or([
        eb.and([eb("note_case.is_shared", "=", 1), eb.exists(itsCase().where(casesVisibleTo(actor)))]),
        eb.and([eb("note_case.agency_id", "=", actor.agencyId), eb.exists(itsCase().where(casesByRightOf(actor)))]),
      ]),
    ]);
  };
}
