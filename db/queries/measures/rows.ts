import { type AliasedSelectQueryBuilder, sql } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Filter } from "#app/domain/performance/measures/cells.ts";
import type { CountedRecord, Measure } from "#app/domain/performance/measures/measure.ts";
import { inPieces } from "../../in-pieces.ts";
import type { Executor } from "../../transaction.ts";
import { actionsVisibleTo } from "../../visibility/actions.ts";
import { caseReviewsVisibleTo } from "../../visibility/case-reviews.ts";
import { casesVisibleTo } from "../../visibility/cases.ts";
import { incidentsVisibleTo } from "../../visibility/incidents.ts";
import { interventionsVisibleTo } from "../../visibility/interventions.ts";
import { locationsVisibleTo } from "../../visibility/locations.ts";
import { sittingsVisibleTo } from "../../visibility/meetings.ts";
import { peopleVisibleTo } from "../../visibility/people.ts";
import { premisesVisibleTo } from "../../visibility/premises.ts";
import { referralsVisibleTo } from "../../visibility/referrals.ts";
import type { Scope } from "./behind.ts";
import { rowsBehind } from "./cells.ts";

type Opened = AliasedSelectQueryBuilder<{ id: string; reference: string }, "opened">;

/** The id and reference of the records that an actor may open, one `where` a kind; a meeting goes by its day. */
const OPENED: Record<CountedRecord, (db: Executor, actor: Actor) => Opened> = {
  referral: (db, actor) =>
    db
      .selectFrom("referral")
      .select(["referral.id", "referral.reference"])
      .where(referralsVisibleTo(actor))
      .as("opened"),
  case: (db, actor) =>
    db
      .selectFrom("case_record")
      .select(["case_record.id", "case_record.reference"])
      .where(casesVisibleTo(actor))
      .as("opened"),
  action: (db, actor) =>
    db.selectFrom("action").select(["action.id", "action.reference"]).where(actionsVisibleTo(actor)).as("opened"),
  meeting: (db, actor) =>
    db
      .selectFrom("sitting")
      .select(["sitting.id", "sitting.day as reference"])
      .where(sittingsVisibleTo(actor))
      .as("opened"),
  incident: (db, actor) =>
    db
      .selectFrom("incident")
      .select(["incident.id", "incident.reference"])
      .where(incidentsVisibleTo(actor))
      .as("opened"),
  location: (db, actor) =>
    db
      .selectFrom("location")
      .select(["location.id", "location.reference"])
      .where(locationsVisibleTo(actor))
      .as("opened"),
  person: (db, actor) =>
    db.selectFrom("person").select(["person.id", "person.reference"]).where(peopleVisibleTo(actor)).as("opened"),
  "case-review": (db, actor) =>
    db
      .selectFrom("case_review")
      .select(["case_review.id", "case_review.reference"])
      .where(caseReviewsVisibleTo(actor))
      .as("opened"),
  premises: (db, actor) =>
    db
      .selectFrom("premises")
      .select(["premises.id", "premises.reference"])
      .where(premisesVisibleTo(actor))
      .as("opened"),
  intervention: (db, actor) =>
    db
      .selectFrom("intervention")
      .select(["intervention.id", "intervention.reference"])
      .where(interventionsVisibleTo(actor))
      .as("opened"),
};

type Counted = { row_id: string; record_id: string; group_id: string | null; day: string; amount: number | null };
export type RowBehind = {
  rowId: string;
  recordId: string;
  reference: string;
  groupName: string | null;
  day: string;
  /** Whole days, of a measure that is a median of them. */
  amount: number | null;
};

// Joined as it is, and not by innerJoin, because SQLite keeps the order of a cross join: from what is counted to what opens.
// Left to itself it may ask of every person of the partnership who may open them, for the few that are counted.
function seen(db: Executor, actor: Actor, measure: Measure, scope: Scope, filter: Filter) {
  const counted = sql<Counted>`(${rowsBehind(measure, scope, filter)})`.as("counted");
  return db
    .selectFrom(counted)
    .crossJoin(OPENED[measure.record](db, actor))
    .whereRef("opened.id", "=", "counted.record_id");
}

/** How many of a number's rows the actor may open. */
export async function countRowsSeen(db: Executor, actor: Actor, measure: Measure, scope: Scope, filter: Filter) {
  const { count } = await seen(db, actor, measure, scope, filter)
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

/** The rows that the actor may open, by their day and then their id, after the one that is named. */
export function listRowsSeen(
  db: Executor,
  actor: Actor,
  asked: { measure: Measure; scope: Scope; filter: Filter },
  { after, limit }: { after: { day: string; rowId: string } | null; limit: number },
): Promise<RowBehind[]> {
  return seen(db, actor, asked.measure, asked.scope, asked.filter)
    .leftJoin("partnership_group as of_group", "of_group.id", "counted.group_id")
    .select(["counted.row_id as rowId", "counted.record_id as recordId", "opened.reference", "counted.day"])
    .select(["counted.amount", "of_group.name as groupName"])
    .$if(after !== null, (query) =>
      query.where((eb) =>
        eb.or([
          eb("counted.day", ">", after?.day ?? ""),
          eb.and([eb("counted.day", "=", after?.day ?? ""), eb("counted.row_id", ">", after?.rowId ?? "")]),
        ]),
      ),
    )
    .orderBy("counted.day")
    .orderBy("counted.row_id")
    .limit(limit)
    .execute();
}

/** Of some records by their ids, those that the actor may open. */
export async function listOpenedOf(db: Executor, actor: Actor, record: CountedRecord, ids: readonly string[]) {
  const opened: { id: string; reference: string }[] = [];
  await inPieces(ids, async (piece) => {
    const rows = await db
      .selectFrom(OPENED[record](db, actor))
      .select(["opened.id", "opened.reference"])
      .where("opened.id", "in", [...piece])
      .execute();
    opened.push(...rows);
  });
  return opened;
}
