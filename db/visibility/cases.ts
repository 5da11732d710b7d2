import type { ExpressionBuilder } from "kysely";
import { type Actor, groupsOf } from "#app/domain/access/actor.ts";
import type { Database } from "../types/database.ts";
import { importIsVisible } from "./imports.ts";

// "The rows this actor may see", a file an area. Every list, read, count, search and export of these tables uses them.

type In<T extends keyof Database> = ExpressionBuilder<Database, T>;

/**
 * A case: the members of its group in date and of its own working group, its lead and its supervisor, the people named for
 * it; a restricted case only the last three; and whoever broke the glass for it in this session. A conflict of interest
 * outweighs all of it. Nobody by agency alone.
 */
export function casesVisibleTo(actor: Actor) {
  return (eb: In<"case_record">) =>
    eb.and([
      eb("case_record.partnership_id", "=", actor.partnershipId),
      importIsVisible("case_record.import_batch_id")(),
      eb.or([...rightsTo(eb, actor), eb.exists(openedInSession(eb, actor))]),
      eb.not(eb.exists(accessOf(eb, actor, "conflict"))),
    ]);
}

/** A case without what was opened by breaking the glass: who may change it, and read what an agency keeps to itself. */
export function casesByRightOf(actor: Actor) {
  return (eb: In<"case_record">) =>
    eb.and([
      eb("case_record.partnership_id", "=", actor.partnershipId),
      importIsVisible("case_record.import_batch_id")(),
      eb.or(rightsTo(eb, actor)),
      eb.not(eb.exists(accessOf(eb, actor, "conflict"))),
    ]);
}

function rightsTo(eb: In<"case_record">, actor: Actor) {
  const groups = groupsOf(actor);
  return [
    groups.length > 0
      ? eb.and([
          eb("case_record.visibility", "=", "standard"),
          eb.or([eb("case_record.group_id", "in", groups), eb.exists(workingGroupOf(eb, groups))]),
        ])
      : eb.lit(false),
    eb("case_record.lead_user_id", "=", actor.id),
    eb("case_record.supervisor_user_id", "=", actor.id),
    actor.isNamedAside ? eb.lit(false) : eb.exists(accessOf(eb, actor, "named")),
  ];
}

/** The working group of the case itself, while it lasts, if it is one of these. */
export function workingGroupOf(eb: In<"case_record">, groups: readonly string[]) {
  return eb
    .selectFrom("case_working_group")
    .select("case_working_group.id")
    .whereRef("case_working_group.case_id", "=", "case_record.id")
    .where("case_working_group.group_id", "in", groups)
    .where("case_working_group.ended_on", "is", null);
}

function openedInSession(eb: In<"case_record">, actor: Actor) {
  return eb
    .selectFrom("break_glass")
    .select("break_glass.id")
    .where("break_glass.session_id", "=", actor.sessionId)
    .whereRef("break_glass.case_id", "=", "case_record.id")
    .where("break_glass.user_id", "=", actor.id);
}

export function accessOf(eb: In<"case_record">, actor: Actor, access: "named" | "conflict") {
  return eb
    .selectFrom("case_access")
    .select("case_access.case_id")
    .whereRef("case_access.case_id", "=", "case_record.id")
    .where("case_access.user_id", "=", actor.id)
    .where("case_access.access", "=", access)
    .where("case_access.ended_at", "is", null);
}
