import type { ExpressionBuilder } from "kysely";
import { type Actor, groupsOf } from "#app/domain/access/actor.ts";
import type { Database } from "../types/database.ts";
import { agendaItemsVisibleTo } from "./agendas.ts";
import { casesByRightOf } from "./cases.ts";
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

/** What the actor's own agency is asked, where the actor answers for it: a member of the group who sees the case of right. */
export function researchAskedOf(actor: Actor) {
  const groups = groupsOf(actor, ["chair", "coordinator", "member"]);
  return (eb: In) =>
    eb.and([
      ofPartnership("research_request.partnership_id", actor),
      eb("research_request.agency_id", "=", actor.agencyId),
      groups.length === 0
        ? eb.lit(false)
        : eb.exists(
            eb
              .selectFrom("sitting")
              .select("sitting.id")
              .whereRef("sitting.id", "=", "research_request.sitting_id")
              .where("sitting.group_id", "in", groups),
          ),
      eb.exists(
        eb
          .selectFrom("case_record")
          .select("case_record.id")
          .whereRef("case_record.id", "=", "research_request.case_id")
          .where(casesByRightOf(actor)),
      ),
      eb.exists(itsItem(eb).where(agendaItemsVisibleTo(actor))),
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
