import type { ExpressionBuilder } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Database } from "../types/database.ts";
import { agendaItemsVisibleTo } from "./agendas.ts";
import { ofPartnership } from "./of-partnership.ts";

type In = ExpressionBuilder<Database, "research_request">;

/**
 * What an agency has answered about a case before a meeting: whoever sees the item of the case there, unless the agency
 * withholds the answer from theirs. The gate of the meeting (app/services/meetings/gate-of.ts) is asked by the page.
 */
export function researchAnswersVisibleTo(actor: Actor) {
  return (eb: In) =>
    eb.and([
      ofPartnership("research_request.partnership_id", actor),
      eb("research_request.answer", "is not", null),
      eb.exists(itsItem(eb).where(agendaItemsVisibleTo(actor))),
      eb.not(eb.exists(withheldFrom(eb, actor))),
    ]);
}

function withheldFrom(eb: In, actor: Actor) {
  return eb
    .selectFrom("research_withheld")
    .select("research_withheld.request_id")
    .whereRef("research_withheld.request_id", "=", "research_request.id")
    .where("research_withheld.agency_id", "=", actor.agencyId);
}

function itsItem(eb: In) {
  return eb
    .selectFrom("agenda_item")
    .select("agenda_item.id")
    .whereRef("agenda_item.sitting_id", "=", "research_request.sitting_id")
    .whereRef("agenda_item.case_id", "=", "research_request.case_id");
}
