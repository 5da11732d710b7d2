import { type Insertable, sql } from "kysely";
import type { RetentionKind } from "#app/domain/retention/kinds.ts";
import { everyRow } from "../every-row.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";

export type StandingHold = Pick<Database["retention_hold"], "id" | "record_kind" | "record_id" | "ground" | "words">;
const PIECE = 1_000;

/** Every hold of a partnership that has not ended: there are few of them beside the records. */
export function listStandingHolds(db: Executor, partnershipId: string): Promise<StandingHold[]> {
  return everyRow(
    PIECE,
    (after?: string) =>
      db
        .selectFrom("retention_hold")
        .select(["id", "record_kind", "record_id", "ground", "words"])
        .where("partnership_id", "=", partnershipId)
        .where("ended_on", "is", null)
        .where("id", ">", after ?? "")
        .orderBy("id")
        .limit(PIECE)
        .execute(),
    ({ id }) => id,
  );
}

/** In which record each of these is, and goes with it: a held document keeps its case. */
export async function listContainersOf(db: Executor, kind: RetentionKind, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const as = (name: RetentionKind) => sql.lit(name).as("kind");
  switch (kind) {
    case "document":
      return db
        .selectFrom("document")
        .select(["id as insideId", as("case"), "case_id as id"])
        .where("id", "in", ids)
        .unionAll(
          db
            .selectFrom("document")
            .select(["id as insideId", as("referral"), "referral_id as id"])
            .where("id", "in", ids),
        )
        .unionAll(
          db
            .selectFrom("document")
            .select(["id as insideId", as("intervention"), "intervention_id as id"])
            .where("id", "in", ids),
        )
        .unionAll(
          db
            .selectFrom("document")
            .innerJoin("action", "action.id", "document.action_id")
            .select(["document.id as insideId", as("case"), "action.case_id as id"])
            .where("document.id", "in", ids),
        )
        .execute();
    case "intervention":
      return db
        .selectFrom("intervention")
        .select(["id as insideId", as("case"), "case_id as id"])
        .where("id", "in", ids)
        .execute();
    case "referral":
      return db
        .selectFrom("case_record")
        .select(["referral_id as insideId", as("case"), "id"])
        .where("referral_id", "in", ids)
        .execute();
    case "report":
      return db
        .selectFrom("report_incident")
        .select(["report_id as insideId", as("incident"), "incident_id as id"])
        .where("report_id", "in", ids)
        .execute();
    case "person":
      return db
        .selectFrom("person")
        .select(["id as insideId", as("person"), "merged_into_id as id"])
        .where("id", "in", ids)
        .where("merged_into_id", "is not", null)
        .execute();
    default:
      return [];
  }
}

/** Whom somebody asks about, while that request is open. */
export function listPeopleAskedAbout(db: Executor, partnershipId: string) {
  return everyRow(
    PIECE,
    (after?: string) =>
      db
        .selectFrom("rights_request")
        .select(["id", "person_id as personId", "reference"])
        .where("partnership_id", "=", partnershipId)
        .where("status", "=", "open")
        .where("person_id", "is not", null)
        .where("id", ">", after ?? "")
        .orderBy("id")
        .limit(PIECE)
        .execute(),
    ({ id }) => id,
  );
}

/** Whether they stand or have ended. */
export function listHoldsOfRecords(
  db: Executor,
  partnershipId: string,
  { kind, ids }: { kind: RetentionKind; ids: readonly string[] },
) {
  return db
    .selectFrom("retention_hold")
    .leftJoin("user_account as placer", "placer.id", "retention_hold.placed_by")
    .leftJoin("user_account as ender", "ender.id", "retention_hold.ended_by")
    .select(["retention_hold.id", "retention_hold.record_id as recordId", "retention_hold.ground"])
    .select(["retention_hold.words", "retention_hold.placed_on as placedOn", "retention_hold.review_on as reviewOn"])
    .select(["retention_hold.ended_on as endedOn", "retention_hold.ended_reason as endedReason"])
    .select(["placer.name as placedBy", "ender.name as endedBy"])
    .where("retention_hold.partnership_id", "=", partnershipId)
    .where("retention_hold.record_kind", "=", kind)
    .where("retention_hold.record_id", "in", ids)
    .orderBy("retention_hold.id")
    .execute();
}

export async function insertHolds(trx: Transaction, rows: Insertable<Database["retention_hold"]>[]) {
  if (rows.length > 0) await trx.insertInto("retention_hold").values(rows).execute();
}

export function findHold(db: Executor, partnershipId: string, id: string) {
  return db
    .selectFrom("retention_hold")
    .innerJoin("user_account", "user_account.id", "retention_hold.placed_by")
    .selectAll("retention_hold")
    .select("user_account.name as placedByName")
    .where("retention_hold.partnership_id", "=", partnershipId)
    .where("retention_hold.id", "=", id)
    .executeTakeFirst();
}

type Ended = Pick<Database["retention_hold"], "ended_on" | "ended_by" | "ended_reason">;
type Version = { partnershipId: string; id: string; version: number };

/** False when somebody changed or ended it first. */
export function markHoldEnded(trx: Transaction, of: Version, ended: Ended): Promise<boolean> {
  return updateStanding(trx, of, ended);
}

/** It was looked at and still stands. */
export function updateHoldReview(trx: Transaction, of: Version, reviewOn: string): Promise<boolean> {
  return updateStanding(trx, of, { review_on: reviewOn });
}

async function updateStanding(
  trx: Transaction,
  { partnershipId, id, version }: Version,
  set: Partial<Database["retention_hold"]>,
) {
  const result = await trx
    .updateTable("retention_hold")
    .set({ ...set, version: version + 1 })
    .where("partnership_id", "=", partnershipId)
    .where("id", "=", id)
    .where("version", "=", version)
    .where("ended_on", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export type HoldFilter = { show: "standing" | "to-review" | "ended"; kind: RetentionKind | null };
type HoldPage = HoldFilter & { today: string; after?: { reviewOn: string; id: string }; limit: number };

/** Those that are to be looked at first first. */
export function listHolds(db: Executor, partnershipId: string, { show, kind, today, after, limit }: HoldPage) {
  const from = after ?? { reviewOn: "", id: "" };
  return holdsShown(db, partnershipId, { show, kind, today })
    .innerJoin("user_account", "user_account.id", "retention_hold.placed_by")
    .select(["retention_hold.id", "retention_hold.record_kind as kind", "retention_hold.record_id as recordId"])
    .select(["retention_hold.ground", "retention_hold.words", "retention_hold.placed_on as placedOn"])
    .select(["retention_hold.review_on as reviewOn", "retention_hold.ended_on as endedOn"])
    .select("user_account.name as placedBy")
    .where("retention_hold.review_on", ">=", from.reviewOn)
    .where((eb) => eb.or([eb("retention_hold.review_on", ">", from.reviewOn), eb("retention_hold.id", ">", from.id)]))
    .orderBy("retention_hold.review_on")
    .orderBy("retention_hold.id")
    .limit(limit)
    .execute();
}

export async function countHolds(db: Executor, partnershipId: string, filter: HoldFilter & { today: string }) {
  const { holds } = await holdsShown(db, partnershipId, filter)
    .select((eb) => eb.fn.countAll<number>().as("holds"))
    .executeTakeFirstOrThrow();
  return Number(holds);
}

function holdsShown(db: Executor, partnershipId: string, { show, kind, today }: HoldFilter & { today: string }) {
  return db
    .selectFrom("retention_hold")
    .where("retention_hold.partnership_id", "=", partnershipId)
    .where("retention_hold.ended_on", show === "ended" ? "is not" : "is", null)
    .$if(show === "to-review", (q) => q.where("retention_hold.review_on", "<=", today))
    .$if(kind !== null, (q) => q.where("retention_hold.record_kind", "=", kind ?? "case"));
}
