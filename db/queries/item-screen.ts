import { type SqlBool, sql } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Executor } from "../transaction.ts";
import { actionsVisibleTo } from "../visibility/actions.ts";
import { agendaItemsVisibleTo } from "../visibility/agendas.ts";
import { incidentsVisibleTo } from "../visibility/incidents.ts";
import { interventionsReadInFull } from "../visibility/interventions.ts";
import { joined, LISTED } from "./actions.ts";
import { isIncidentOf } from "./incidents-of.ts";
import { isOverdueSql } from "./overdue-actions.ts";

// What the screen of one item shows: its place among the others, and what is known of its subject.

const MOST_ITEMS = 500;

/** Every item of a meeting that the actor sees, by a neutral name: a reference, or the words of a matter. */
export function listStepsOfMeeting(db: Executor, actor: Actor, sittingId: string) {
  return db
    .selectFrom("agenda_item")
    .leftJoin("standing_item", "standing_item.id", "agenda_item.standing_item_id")
    .leftJoin("case_record", "case_record.id", "agenda_item.case_id")
    .leftJoin("referral", "referral.id", "agenda_item.referral_id")
    .leftJoin("premises", "premises.id", "agenda_item.premises_id")
    .select(["agenda_item.id", "agenda_item.part", "agenda_item.position", "agenda_item.kind", "agenda_item.state"])
    .select(["agenda_item.case_id as caseId", "agenda_item.title", "standing_item.title as standingTitle"])
    .select((eb) => eb.fn.coalesce("case_record.reference", "referral.reference", "premises.reference").as("reference"))
    .where(agendaItemsVisibleTo(actor))
    .where("agenda_item.sitting_id", "=", sittingId)
    .orderBy("agenda_item.position")
    .orderBy("agenda_item.id")
    .limit(MOST_ITEMS)
    .execute();
}
export type MeetingStep = Awaited<ReturnType<typeof listStepsOfMeeting>>[number];

type Item = {
  caseId: string | null;
  premisesId: string | null;
  standingItemId: string | null;
  rolledFromId: string | null;
};

/** The newest item of an earlier meeting about the same, with what was said and decided of it; undefined: it is new. */
export function findEarlierItem(db: Executor, actor: Actor, item: Item, before: string) {
  return db
    .selectFrom("agenda_item")
    .innerJoin("sitting", "sitting.id", "agenda_item.sitting_id")
    .leftJoin("item_minute", "item_minute.item_id", "agenda_item.id")
    .select(["agenda_item.id", "agenda_item.state", "agenda_item.state_reason as stateReason", "sitting.day"])
    .select(["sitting.id as sittingId", "sitting.group_id as groupId"])
    .select(["item_minute.minute", "item_minute.decision"])
    .where(agendaItemsVisibleTo(actor))
    .where((eb) =>
      item.caseId !== null
        ? eb("agenda_item.case_id", "=", item.caseId)
        : item.premisesId !== null
          ? eb("agenda_item.premises_id", "=", item.premisesId)
          : item.standingItemId !== null
            ? eb("agenda_item.standing_item_id", "=", item.standingItemId)
            : eb("agenda_item.id", "=", item.rolledFromId ?? ""),
    )
    .where("sitting.day", "<", before)
    .where("sitting.status", "<>", "cancelled")
    .orderBy("sitting.day", "desc")
    .orderBy("agenda_item.id", "desc")
    .limit(1)
    .executeTakeFirst();
}

const MOST_ACTIONS = 30;

/** Unfinished ones of a case or of premises, or that came from one of these items; whatever came from this very item also once it is finished. */
export function listActionsOfItem(
  db: Executor,
  actor: Actor,
  {
    itemId,
    earlierId,
    caseId,
    premisesId,
  }: { itemId: string; earlierId: string | null; caseId: string | null; premisesId: string | null },
  today: string,
) {
  return joined(db)
    .select(LISTED)
    .select(["action.words", "action.agenda_item_id as itemId"])
    .select((eb) => eb.case().when(isOverdueSql(today)).then(1).else(0).end().$castTo<0 | 1>().as("isOverdue"))
    .where(actionsVisibleTo(actor))
    .where((eb) =>
      eb.or([
        eb("action.agenda_item_id", "=", itemId),
        ...(earlierId === null
          ? []
          : [eb.and([eb("action.agenda_item_id", "=", earlierId), eb("action.finished_on", "is", null)])]),
        ...(caseId === null ? [] : [eb.and([eb("action.case_id", "=", caseId), eb("action.finished_on", "is", null)])]),
        ...(premisesId === null
          ? []
          : [eb.and([eb("action.premises_id", "=", premisesId), eb("action.finished_on", "is", null)])]),
      ]),
    )
    .orderBy("action.due_on")
    .orderBy("action.id")
    .limit(MOST_ACTIONS)
    .execute();
}

const NEWEST = 5;

/** Incidents of a case after a day, as the actor sees them: how many, and the newest few. */
export async function listIncidentsSince(
  db: Executor,
  actor: Actor,
  { caseId, since }: { caseId: string; since: string },
) {
  const rows = await db
    .selectFrom("incident")
    .leftJoin("asb_type", "asb_type.id", "incident.asb_type_id")
    .select(["incident.id", "incident.reference", "incident.latest_day as day", "incident.heading"])
    .select(["asb_type.name as typeName", sql<number>`count(*) over ()`.as("count")])
    .where(incidentsVisibleTo(actor))
    .where(isIncidentOf({ kind: "case", id: caseId }))
    .where("incident.latest_day", ">", since)
    .orderBy("incident.latest_day", "desc")
    .orderBy("incident.id", "desc")
    .limit(NEWEST)
    .execute();
  return { count: Number(rows[0]?.count ?? 0), newest: rows.map(({ count: _, ...row }) => row) };
}

/** Breaches of interventions in a case: those after a day, and those that wait to be heard. */
export function listBreachesOfCase(db: Executor, actor: Actor, { caseId, since }: { caseId: string; since: string }) {
  return db
    .selectFrom("intervention_breach")
    .innerJoin("intervention", "intervention.id", "intervention_breach.intervention_id")
    .leftJoin("own_intervention_kind as own", "own.id", "intervention.own_kind_id")
    .select(["intervention_breach.id", "intervention_breach.intervention_id as interventionId"])
    .select(["intervention.reference", "intervention.kind", "own.name as ownKindName"])
    .select(["intervention_breach.breached_on as breachedOn", "intervention_breach.consequence"])
    .where("intervention_breach.partnership_id", "=", actor.partnershipId)
    .where(interventionsReadInFull(actor))
    .where("intervention.case_id", "=", caseId)
    .where(
      sql<SqlBool>`(intervention_breach.breached_on > ${since}
        or (intervention_breach.for_group_id is not null and intervention_breach.heard_on is null))`,
    )
    .orderBy("intervention_breach.breached_on", "desc")
    .orderBy("intervention_breach.id", "desc")
    .limit(NEWEST)
    .execute();
}
