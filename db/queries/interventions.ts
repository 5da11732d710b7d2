import type { ExpressionBuilder, Insertable, Updateable } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import {
  interventionsByRightOf,
  interventionsReadInFull,
  interventionsVisibleTo,
} from "../visibility/interventions.ts";

const RECORDED = [
  "intervention.id",
  "intervention.reference",
  "intervention.version",
  "intervention.kind",
  "intervention.own_kind_id as ownKindId",
  "intervention.tier",
  "intervention.state",
  "intervention.case_id as caseId",
  "intervention.location_id as locationId",
  "intervention.area_words as areaWords",
  "intervention.beat_code as beatCode",
  "intervention.persons_unknown as personsUnknown",
  "intervention.issued_on as issuedOn",
  "intervention.issued_time as issuedTime",
  "intervention.from_day as fromDay",
  "intervention.until_day as untilDay",
  "intervention.until_time as untilTime",
  "intervention.is_interim as isInterim",
  "intervention.is_without_notice as isWithoutNotice",
  "intervention.authorised_by as authorisedBy",
  "intervention.agency_id as agencyId",
  "intervention.officer_user_id as officerUserId",
  "intervention.officer_name as officerName",
  "intervention.court",
  "intervention.court_reference as courtReference",
  "intervention.grounds",
  "intervention.consulted_on as consultedOn",
  "intervention.consulted_words as consultedWords",
  "intervention.not_consulted_reason as notConsultedReason",
  "intervention.follows_id as followsId",
  "intervention.skipped_stage_reason as skippedStageReason",
  "intervention.support_offered as supportOffered",
  "intervention.support_words as supportWords",
  "intervention.vehicle_words as vehicleWords",
  "intervention.amount_pounds as amountPounds",
  "intervention.service_id as serviceId",
  "intervention.service_answer as serviceAnswer",
  "intervention.service_answered_on as serviceAnsweredOn",
  "intervention.service_outcome as serviceOutcome",
  "intervention.ended_on as endedOn",
  "intervention.end_kind as endKind",
  "intervention.end_reason as endReason",
] as const;

/** Whether the actor sees it otherwise than by having broken the glass, which lets nobody change anything. */
function isByRight(eb: ExpressionBuilder<Database, "intervention">, actor: Actor) {
  return eb.case().when(interventionsByRightOf(actor)(eb)).then(1).else(0).end().$castTo<0 | 1>().as("isByRight");
}

/** Whether what was written of it is the actor's to read too. */
function isReadInFull(eb: ExpressionBuilder<Database, "intervention">, actor: Actor) {
  return eb.case().when(interventionsReadInFull(actor)(eb)).then(1).else(0).end().$castTo<0 | 1>().as("isReadInFull");
}

/** One that the actor may open, with the names of what it belongs to. */
export function findIntervention(db: Executor, actor: Actor, id: string) {
  return db
    .selectFrom("intervention")
    .innerJoin("agency", "agency.id", "intervention.agency_id")
    .leftJoin("user_account as officer", "officer.id", "intervention.officer_user_id")
    .leftJoin("case_record", "case_record.id", "intervention.case_id")
    .leftJoin("location", "location.id", "intervention.location_id")
    .leftJoin("own_intervention_kind", "own_intervention_kind.id", "intervention.own_kind_id")
    .leftJoin("support_service", "support_service.id", "intervention.service_id")
    .select(RECORDED)
    .select(["agency.name as agencyName", "agency.kind as agencyKind", "officer.name as officerUserName"])
    .select(["case_record.reference as caseReference", "case_record.visibility as caseVisibility"])
    .select(["location.name as placeName", "location.postcode"])
    .select(["own_intervention_kind.name as ownKindName", "own_intervention_kind.tier as ownTier"])
    .select("support_service.name as serviceName")
    .select((eb) => [isByRight(eb, actor), isReadInFull(eb, actor)])
    .where(interventionsVisibleTo(actor))
    .where("intervention.id", "=", id)
    .executeTakeFirst();
}
export type FoundIntervention = NonNullable<Awaited<ReturnType<typeof findIntervention>>>;

export async function insertIntervention(trx: Transaction, row: Insertable<Database["intervention"]>) {
  await trx.insertInto("intervention").values(row).execute();
}

/** False when somebody changed it first. */
export async function updateIntervention(
  trx: Transaction,
  { partnershipId, id, version }: { partnershipId: string; id: string; version: number },
  changes: Updateable<Database["intervention"]>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("intervention")
    .set({ ...changes, version: version + 1 })
    .where("partnership_id", "=", partnershipId)
    .where("id", "=", id)
    .where("version", "=", version)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** What happened, one or several rows at once, each under the case of its intervention; none is ever changed. */
export async function insertInterventionSteps(
  trx: Transaction,
  rows: readonly Omit<Insertable<Database["intervention_step"]>, "case_id">[],
) {
  if (rows.length === 0) return;
  await trx
    .insertInto("intervention_step")
    .values((eb) =>
      rows.map((row) => ({
        ...row,
        case_id: eb
          .selectFrom("intervention")
          .select("intervention.case_id")
          .where("intervention.id", "=", row.intervention_id),
      })),
    )
    .execute();
}
