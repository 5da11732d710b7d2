import { type ExpressionBuilder, sql, type SqlBool } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { BreachKey, BreachListAsked } from "#app/domain/interventions/breach-list.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { interventionsReadInFull } from "../visibility/interventions.ts";
import { peopleVisibleTo } from "../visibility/people.ts";
import { wasUnderAge } from "./intervention-predicates.ts";

type Eb = ExpressionBuilder<Database, "intervention" | "intervention_breach">;

/** The breaches of interventions that the actor sees; whoever broke one is named only to who may open that person. */
function breaches(db: Executor, actor: Actor) {
  return db
    .selectFrom("intervention_breach")
    .innerJoin("intervention", "intervention.id", "intervention_breach.intervention_id")
    .leftJoin("own_intervention_kind as own", "own.id", "intervention.own_kind_id")
    .leftJoin("intervention_respondent as respondent", "respondent.id", "intervention_breach.respondent_id")
    .leftJoin("person as named", "named.id", "respondent.person_id")
    .leftJoin("person", (join) =>
      join.on((eb) => eb("person.id", "=", eb.fn.coalesce("named.merged_into_id", "named.id"))),
    )
    .leftJoin("case_record as in_case", "in_case.id", "intervention.case_id")
    .leftJoin("partnership_group as heard_by", "heard_by.id", "intervention_breach.for_group_id")
    .select(["intervention_breach.id", "intervention_breach.intervention_id as interventionId"])
    .select(["intervention.reference", "intervention.kind", "own.name as ownKindName"])
    .select(["intervention_breach.breached_on as breachedOn", "intervention_breach.consequence"])
    .select(["intervention_breach.decided_on as decidedOn", "intervention_breach.heard_on as heardOn"])
    .select(["intervention_breach.respondent_id as respondentId", "heard_by.name as groupName"])
    .select("in_case.visibility as caseVisibility")
    .select(["respondent.body_name as bodyName", "person.birth_date_basis as birthDateBasis"])
    .select((eb) => {
      const isOpen = peopleVisibleTo(actor)(eb);
      const ifOpen = <C extends "person.given_names" | "person.family_name" | "person.birth_date">(column: C) =>
        eb.case().when(isOpen).then(eb.ref(column)).else(null).end();
      return [
        ifOpen("person.given_names").as("givenNames"),
        ifOpen("person.family_name").as("familyName"),
        ifOpen("person.birth_date").as("birthDate"),
      ];
    })
    .where("intervention_breach.partnership_id", "=", actor.partnershipId)
    .where(interventionsReadInFull(actor));
}

type Page = { asked: BreachListAsked; after?: BreachKey; limit: number };

/** The newest first. */
export function listBreaches(db: Executor, actor: Actor, { asked, after, limit }: Page) {
  return breaches(db, actor)
    .where(isNarrowed(asked))
    .$if(after !== undefined, (q) =>
      q.where(
        sql<SqlBool>`(intervention_breach.breached_on, intervention_breach.id) < (${after?.day ?? ""}, ${after?.id ?? ""})`,
      ),
    )
    .orderBy("intervention_breach.breached_on", "desc")
    .orderBy("intervention_breach.id", "desc")
    .limit(limit)
    .execute();
}
export type ListedBreach = Awaited<ReturnType<typeof listBreaches>>[number];

function isNarrowed({ kind, youth, month, open, sitting }: BreachListAsked) {
  return (eb: Eb) =>
    eb.and([
      ...(kind === undefined ? [] : [eb("intervention.kind", "=", kind)]),
      ...(youth === undefined ? [] : [youth === "yes" ? isByChild(eb) : eb.not(isByChild(eb))]),
      ...(month === undefined
        ? []
        : [
            eb("intervention_breach.breached_on", ">=", `${month}-01`),
            eb("intervention_breach.breached_on", "<=", `${month}-31`),
          ]),
      ...(open === undefined ? [] : [eb("intervention_breach.consequence", "is", null)]),
      ...(sitting === undefined
        ? []
        : [eb("intervention_breach.for_group_id", "is not", null), eb("intervention_breach.heard_on", "is", null)]),
    ]);
}

/** By somebody who was under 18 on the day of issue. */
function isByChild(eb: Eb) {
  return eb.exists(
    eb
      .selectFrom("intervention_respondent as by")
      .innerJoin("person as named_child", "named_child.id", "by.person_id")
      .innerJoin("person as child", (join) =>
        join.on((on) => on("child.id", "=", on.fn.coalesce("named_child.merged_into_id", "named_child.id"))),
      )
      .select("by.id")
      .whereRef("by.id", "=", "intervention_breach.respondent_id")
      .where(wasUnderAge("child.birth_date", "intervention.issued_on")),
  );
}

/** Those that wait for the next sitting of a group, the oldest first, as far as the actor may open them. */
export function listBreachesForSitting(db: Executor, actor: Actor, groupId: string, limit: number) {
  return breaches(db, actor)
    .where("intervention_breach.for_group_id", "=", groupId)
    .where("intervention_breach.heard_on", "is", null)
    .orderBy("intervention_breach.breached_on")
    .orderBy("intervention_breach.id")
    .limit(limit)
    .execute();
}

/** Those of them that waited until now; gives how many. */
export async function markBreachesHeard(
  trx: Transaction,
  { partnershipId, groupId, ids, day }: { partnershipId: string; groupId: string; ids: readonly string[]; day: string },
): Promise<number> {
  if (ids.length === 0) return 0;
  const { numUpdatedRows } = await trx
    .updateTable("intervention_breach")
    .set((eb) => ({ heard_on: day, version: eb("version", "+", 1) }))
    .where("partnership_id", "=", partnershipId)
    .where("for_group_id", "=", groupId)
    .where("heard_on", "is", null)
    .where("id", "in", ids)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
