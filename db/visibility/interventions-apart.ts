import type { ExpressionBuilder } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Database } from "../types/database.ts";
import { casesVisibleTo } from "./cases.ts";
import { seesEveryIncident } from "./incidents.ts";
import { ofPartnership } from "./of-partnership.ts";

type In<T extends keyof Database> = ExpressionBuilder<Database, T>;
export type WhichCases = (actor: Actor) => ReturnType<typeof casesVisibleTo>;

/** Those that open their respondents: seen otherwise than through a respondent, or each would lead to the other. */
export function interventionsSeenApart(actor: Actor) {
  return (eb: In<"intervention">) =>
    eb.and([
      ofPartnership("intervention.partnership_id", actor),
      eb.or([caseOf(eb, actor, casesVisibleTo), eb.and([eb("intervention.case_id", "is", null), own(eb, actor)])]),
    ]);
}

/** Through its case, by whichever right to cases is asked about. */
export function caseOf(eb: In<"intervention">, actor: Actor, cases: WhichCases) {
  return eb.exists(
    eb
      .selectFrom("case_record")
      .select("case_record.id")
      .whereRef("case_record.id", "=", "intervention.case_id")
      .where(cases(actor)),
  );
}

/** One without a case that is the actor's: of the officer, of whoever recorded it, of those who see every incident. */
export function own(eb: In<"intervention">, actor: Actor) {
  if (seesEveryIncident(actor)) return eb.lit(true);
  return eb.or([eb("intervention.officer_user_id", "=", actor.id), eb("intervention.created_by", "=", actor.id)]);
}
