import type { ExpressionBuilder } from "kysely";
import { type Actor, groupsOf } from "#app/domain/access/actor.ts";
import type { Executor } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { casesVisibleTo } from "../visibility/cases.ts";
import { joinedCases, LISTED_CASE } from "./cases.ts";

type Eb = ExpressionBuilder<Database, "case_record">;
type Page = { after?: { openedOn: string; id: string }; limit: number };

/**
 * Open cases that are the actor's own and not only the group's: as lead, as supervisor, by name, by a working group. Newest
 * first, each with what makes it theirs.
 */
export async function listOwnCases(db: Executor, actor: Actor, { after, limit }: Page) {
  const rows = await joinedCases(db)
    .leftJoin("user_account as lead", "lead.id", "case_record.lead_user_id")
    .select(LISTED_CASE)
    .select("lead.name as leadUserName")
    .select((eb) => [
      when(eb, isLedBy(actor)).as("isLead"),
      when(eb, isSupervisedBy(actor)).as("isSupervisor"),
      when(eb, (inner) => inner.exists(namedFor(inner, actor))).as("isNamed"),
      workingGroups(eb, actor).select("partnership_group.name").limit(1).as("workingGroupName"),
    ])
    .where(isOwn(actor))
    .$if(after !== undefined, (q) =>
      q.where((eb) =>
        eb.or([
          eb("case_record.opened_on", "<", after?.openedOn ?? ""),
          eb.and([eb("case_record.opened_on", "=", after?.openedOn ?? ""), eb("case_record.id", "<", after?.id ?? "")]),
        ]),
      ),
    )
    .orderBy("case_record.opened_on", "desc")
    .orderBy("case_record.id", "desc")
    .limit(limit)
    .execute();
  return rows;
}

export async function countOwnCases(db: Executor, actor: Actor): Promise<number> {
  const row = await db
    .selectFrom("case_record")
    .select((eb) => eb.fn.countAll<number>().as("own"))
    .where(isOwn(actor))
    .executeTakeFirstOrThrow();
  return Number(row.own);
}

function isOwn(actor: Actor) {
  return (eb: Eb) =>
    eb.and([
      casesVisibleTo(actor)(eb),
      eb("case_record.status", "<>", "closed"),
      eb.or([
        isLedBy(actor)(eb),
        isSupervisedBy(actor)(eb),
        eb("case_record.id", "in", namedIn(eb, actor)),
        eb("case_record.id", "in", workedOnIn(eb, actor)),
      ]),
    ]);
}

const isLedBy = (actor: Actor) => (eb: Eb) => eb("case_record.lead_user_id", "=", actor.id);

/** Twin of supervisorOf (app/domain/risk/sign-off.ts): whoever is named, or the contact of the lead agency. */
function isSupervisedBy(actor: Actor) {
  return (eb: Eb) =>
    eb.or([
      eb("case_record.supervisor_user_id", "=", actor.id),
      eb.and([
        eb("case_record.supervisor_user_id", "is", null),
        eb(
          "case_record.lead_agency_id",
          "in",
          eb
            .selectFrom("partnership_agency")
            .select("partnership_agency.agency_id")
            .where("partnership_agency.partnership_id", "=", actor.partnershipId)
            .where("partnership_agency.contact_user_id", "=", actor.id)
            .where("partnership_agency.left_on", "is", null),
        ),
      ]),
    ]);
}

function namedIn(eb: Eb, actor: Actor) {
  return eb
    .selectFrom("case_access")
    .select("case_access.case_id")
    .where("case_access.user_id", "=", actor.id)
    .where("case_access.access", "=", "named")
    .where("case_access.ended_at", "is", null);
}

function namedFor(eb: Eb, actor: Actor) {
  return namedIn(eb, actor).whereRef("case_access.case_id", "=", "case_record.id");
}

function workedOnIn(eb: Eb, actor: Actor) {
  return eb
    .selectFrom("case_working_group as working")
    .select("working.case_id")
    .where("working.ended_on", "is", null)
    .where("working.group_id", "in", groupIds(actor));
}

function workingGroups(eb: Eb, actor: Actor) {
  return eb
    .selectFrom("case_working_group as working")
    .innerJoin("partnership_group", "partnership_group.id", "working.group_id")
    .whereRef("working.case_id", "=", "case_record.id")
    .where("working.ended_on", "is", null)
    .where("working.group_id", "in", groupIds(actor));
}

/** Never empty, since SQL has no list of nothing. */
function groupIds(actor: Actor) {
  const groups = groupsOf(actor);
  return groups.length > 0 ? groups : [""];
}

function when(eb: Eb, condition: (eb: Eb) => ReturnType<Eb["and"]>) {
  return eb.case().when(condition(eb)).then(1).else(0).end();
}
