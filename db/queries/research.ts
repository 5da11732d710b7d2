import type { Updateable } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { agendaItemsVisibleTo } from "../visibility/agendas.ts";
import { ofPartnership } from "../visibility/of-partnership.ts";
import { researchAnswersVisibleTo, researchAskedOf } from "../visibility/research.ts";

/** A group has fewer agencies than this. */
const MOST_AGENCIES = 200;

/**
 * What the agencies answered about a case before one meeting, as the actor may read it, by the agencies' names. Who does not
 * pass the gate of the meeting is given the answers of their own agency alone: `onlyOwn`.
 */
export function listAnswersOfCase(
  db: Executor,
  actor: Actor,
  { sittingId, caseId, onlyOwn = false }: { sittingId: string; caseId: string; onlyOwn?: boolean },
) {
  return db
    .selectFrom("research_request")
    .innerJoin("agency", "agency.id", "research_request.agency_id")
    .leftJoin("user_account as attending", "attending.id", "research_request.attends_user_id")
    .select(["research_request.id", "agency.id as agencyId", "agency.name as agencyName", "research_request.answer"])
    .select(["research_request.summary", "research_request.answered_at as answeredAt"])
    .select(["attending.name as attendsName", "research_request.attends_words as attendsWords"])
    .where(researchAnswersVisibleTo(actor))
    .where("research_request.sitting_id", "=", sittingId)
    .where("research_request.case_id", "=", caseId)
    .$if(onlyOwn, (q) => q.where("research_request.agency_id", "=", actor.agencyId))
    .orderBy("agency.name_folded")
    .orderBy("research_request.id")
    .limit(MOST_AGENCIES)
    .execute();
}

/** Whom a meeting has asked about the items that the actor sees; the answer itself only where that is theirs to read. */
export async function listResearchOfMeeting(db: Executor, actor: Actor, sittingId: string) {
  const rows = await db
    .selectFrom("research_request")
    .innerJoin("agency", "agency.id", "research_request.agency_id")
    .select(["research_request.id", "research_request.case_id as caseId", "agency.id as agencyId"])
    .select(["agency.name as agencyName", "research_request.due_on as dueOn", "research_request.answer"])
    .select("research_request.chased_at as chasedAt")
    .select((eb) => eb.case().when(researchAnswersVisibleTo(actor)(eb)).then(1).else(0).end().as("mayRead"))
    .where(ofPartnership("research_request.partnership_id", actor))
    .where("research_request.sitting_id", "=", sittingId)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("agenda_item")
          .select("agenda_item.id")
          .whereRef("agenda_item.sitting_id", "=", "research_request.sitting_id")
          .whereRef("agenda_item.case_id", "=", "research_request.case_id")
          .where(agendaItemsVisibleTo(actor)),
      ),
    )
    .orderBy("agency.name_folded")
    .orderBy("research_request.id")
    .limit(MOST_AGENCIES * 50)
    .execute();
  return rows.map(({ answer, mayRead, chasedAt, ...row }) => ({
    ...row,
    chasedOn: chasedAt === null ? null : londonDay(new Date(chasedAt)),
    isAnswered: answer !== null,
    answer: Number(mayRead) === 1 ? answer : null,
  }));
}

type Asked = {
  show: "open" | "answered";
  today: string;
  after?: { dueOn: string; id: string };
  limit: number;
  sittingId?: string;
};

/** What the actor's agency is asked for meetings that are still to be held: not answered yet, or answered; due first. */
export function listResearchAskedOf(
  db: Executor,
  actor: Actor,
  { show, today, after = { dueOn: "", id: "" }, limit, sittingId }: Asked,
) {
  return asked(db, actor)
    .where("research_request.agency_id", "=", actor.agencyId)
    .where("sitting.day", ">=", today)
    .where("sitting.status", "<>", "cancelled")
    .where("research_request.answer", show === "open" ? "is" : "is not", null)
    .$if(sittingId !== undefined, (qb) => qb.where("research_request.sitting_id", "=", sittingId ?? ""))
    .where("research_request.due_on", ">=", after.dueOn)
    .where((eb) => eb.or([eb("research_request.due_on", ">", after.dueOn), eb("research_request.id", ">", after.id)]))
    .orderBy("research_request.due_on")
    .orderBy("research_request.id")
    .limit(limit)
    .execute();
}

export function findResearchAskedOf(db: Executor, actor: Actor, id: string) {
  return asked(db, actor).where("research_request.id", "=", id).executeTakeFirst();
}

/** Of these requests those that are the actor's to answer. */
export function listResearchAskedByIds(db: Executor, actor: Actor, ids: readonly string[]) {
  if (ids.length === 0) return Promise.resolve([]);
  return asked(db, actor)
    .where("research_request.id", "in", ids)
    .orderBy("research_request.id")
    .limit(ids.length)
    .execute();
}
export type FoundResearch = NonNullable<Awaited<ReturnType<typeof findResearchAskedOf>>>;

function asked(db: Executor, actor: Actor) {
  return db
    .selectFrom("research_request")
    .innerJoin("sitting", "sitting.id", "research_request.sitting_id")
    .innerJoin("partnership_group", "partnership_group.id", "sitting.group_id")
    .select(["research_request.id", "research_request.version", "research_request.case_id as caseId"])
    .select(["research_request.due_on as dueOn", "research_request.answer", "research_request.summary"])
    .select(["research_request.attends_user_id as attendsUserId", "research_request.attends_words as attendsWords"])
    .select(["research_request.answered_at as answeredAt", "sitting.id as sittingId", "sitting.day", "sitting.status"])
    .select(["partnership_group.id as groupId", "partnership_group.name as groupName"])
    .where(researchAskedOf(actor));
}

/** How many of them wait for an answer, and how many are late. */
export async function countResearchAskedOf(db: Executor, actor: Actor, today: string) {
  const row = await db
    .selectFrom("research_request")
    .innerJoin("sitting", "sitting.id", "research_request.sitting_id")
    .select((eb) => [
      eb.fn.countAll<number>().as("waiting"),
      eb.fn.sum<number>(eb.case().when("research_request.due_on", "<", today).then(1).else(0).end()).as("late"),
    ])
    .where(researchAskedOf(actor))
    .where("research_request.agency_id", "=", actor.agencyId)
    .where("research_request.answer", "is", null)
    .where("sitting.day", ">=", today)
    .where("sitting.status", "<>", "cancelled")
    .executeTakeFirstOrThrow();
  return { waiting: Number(row.waiting), late: Number(row.late ?? 0) };
}

/** When the actor's agency last said what it knows of a case, at another meeting: a hint for whoever answers again. */
export function findLastAnswer(
  db: Executor,
  actor: Actor,
  { caseId, sittingId }: { caseId: string; sittingId: string },
) {
  return db
    .selectFrom("research_request")
    .innerJoin("sitting", "sitting.id", "research_request.sitting_id")
    .select(["research_request.answer", "research_request.answered_at as answeredAt", "sitting.day"])
    .where(researchAnswersVisibleTo(actor))
    .where("research_request.case_id", "=", caseId)
    .where("research_request.agency_id", "=", actor.agencyId)
    .where("research_request.sitting_id", "<>", sittingId)
    .orderBy("research_request.answered_at", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** From which agencies answers that the caller has found are withheld. */
export function unsafeListWithheldFrom(db: Executor, requestIds: readonly string[]) {
  if (requestIds.length === 0) return Promise.resolve([]);
  return db
    .selectFrom("research_withheld")
    .innerJoin("agency", "agency.id", "research_withheld.agency_id")
    .select(["research_withheld.request_id as requestId", "agency.name"])
    .where("research_withheld.request_id", "in", requestIds)
    .orderBy("agency.name_folded")
    .limit(MOST_AGENCIES * MOST_AGENCIES)
    .execute();
}

/** From which agencies a request that the caller has found is withheld. */
export function unsafeListWithheld(db: Executor, requestId: string) {
  return db
    .selectFrom("research_withheld")
    .innerJoin("agency", "agency.id", "research_withheld.agency_id")
    .select(["agency.id", "agency.name"])
    .where("research_withheld.request_id", "=", requestId)
    .orderBy("agency.name_folded")
    .limit(MOST_AGENCIES)
    .execute();
}

/** Whether the request was still as read. */
export async function updateAnswer(
  trx: Transaction,
  read: { id: string; version: number; partnershipId: string },
  changes: Pick<
    Updateable<Database["research_request"]>,
    "answer" | "summary" | "attends_user_id" | "attends_words" | "answered_at" | "answered_by"
  >,
  withheldFrom: readonly string[],
): Promise<boolean> {
  const result = await trx
    .updateTable("research_request")
    .set({ ...changes, version: read.version + 1 })
    .where("id", "=", read.id)
    .where("version", "=", read.version)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) return false;
  await trx.deleteFrom("research_withheld").where("request_id", "=", read.id).execute();
  if (withheldFrom.length > 0)
    await trx
      .insertInto("research_withheld")
      .values(withheldFrom.map((agency_id) => ({ request_id: read.id, agency_id, partnership_id: read.partnershipId })))
      .execute();
  return true;
}
