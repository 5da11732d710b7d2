import type { Insertable, Updateable } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import { OBJECTIVES } from "#app/domain/premises/attribution.ts";
import { DECISIONS, INTERIM_STEPS } from "#app/domain/premises/licensing-kinds.ts";
import type { Executor, Transaction } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { premisesVisibleTo } from "../visibility/premises.ts";

type Row = Database["licensing_step"];
type Flag = 0 | 1;

/** One of premises that the actor sees. */
export async function findLicensingStep(db: Executor, actor: Actor, premisesId: string, id: string) {
  const row = await steps(db, actor)
    .where("licensing_step.premises_id", "=", premisesId)
    .where("licensing_step.id", "=", id)
    .executeTakeFirst();
  return row && stepOf(row);
}
export type FoundLicensingStep = NonNullable<Awaited<ReturnType<typeof findLicensingStep>>>;

type Key = { happenedOn: string; id: string };
type Page = { after?: Key; limit: number };

/** Of one premises, the newest first. */
export async function listLicensingSteps(db: Executor, actor: Actor, premisesId: string, { after, limit }: Page) {
  const rows = await newestFirst(steps(db, actor), { after, limit })
    .where("licensing_step.premises_id", "=", premisesId)
    .execute();
  return rows.map(stepOf);
}

/** Of all premises, the newest first; those that are neither decided nor ended, or every one. */
export async function listAllLicensingSteps(
  db: Executor,
  actor: Actor,
  { isOpen, after, limit }: Page & { isOpen: boolean },
) {
  const rows = await newestFirst(steps(db, actor), { after, limit })
    .where("licensing_step.partnership_id", "=", actor.partnershipId)
    .$if(isOpen, (q) => q.where("licensing_step.decided_on", "is", null).where("licensing_step.ended_on", "is", null))
    .execute();
  return rows.map(stepOf);
}

export async function insertLicensingStep(trx: Transaction, row: Insertable<Row>) {
  await trx.insertInto("licensing_step").values(row).execute();
}

/** Whether the row was still as read. */
export async function updateLicensingStep(
  trx: Transaction,
  read: { id: string; version: number },
  changes: Omit<Updateable<Row>, "id" | "version" | "partnership_id" | "premises_id">,
): Promise<boolean> {
  const result = await trx
    .updateTable("licensing_step")
    .set({ ...changes, version: read.version + 1 })
    .where("id", "=", read.id)
    .where("version", "=", read.version)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

function steps(db: Executor, actor: Actor) {
  return db
    .selectFrom("licensing_step")
    .innerJoin("premises", "premises.id", "licensing_step.premises_id")
    .selectAll("licensing_step")
    .select(["premises.name as premisesName", "premises.reference as premisesReference"])
    .where(premisesVisibleTo(actor));
}

function newestFirst(query: ReturnType<typeof steps>, { after, limit }: Page) {
  return query
    .$if(after !== undefined, (q) =>
      q.where((eb) =>
        eb.or([
          eb("licensing_step.happened_on", "<", after?.happenedOn ?? ""),
          eb.and([
            eb("licensing_step.happened_on", "=", after?.happenedOn ?? ""),
            eb("licensing_step.id", "<", after?.id ?? ""),
          ]),
        ]),
      ),
    )
    .orderBy("licensing_step.happened_on", "desc")
    .orderBy("licensing_step.id", "desc")
    .limit(limit);
}

type Found = Row & { premisesName: string; premisesReference: string };

function stepOf(row: Found) {
  return {
    ...{ id: row.id, version: row.version, premisesId: row.premises_id },
    ...{ premisesName: row.premisesName, premisesReference: row.premisesReference },
    ...{ kind: row.kind, happenedOn: row.happened_on, happenedTime: row.happened_time },
    ...{ untilDay: row.until_day, untilTime: row.until_time, applicant: row.applicant, words: row.words },
    grounds: OBJECTIVES.filter((objective) => row[`is_${objective}`] === 1),
    ...{ hearingOn: row.hearing_on, interimOn: row.interim_on, interimTime: row.interim_time },
    interimSteps: INTERIM_STEPS.filter((step) => row[`interim_${underscored(step)}`] === 1),
    decidedOn: row.decided_on,
    decisions: DECISIONS.filter((decision) => row[`is_${underscored(decision)}`] === 1),
    ...{ effectiveFrom: row.effective_from, suspendedUntil: row.suspended_until, limitedUntil: row.limited_until },
    ...{ decisionWords: row.decision_words, appealedOn: row.appealed_on },
    ...{ endedOn: row.ended_on, endKind: row.end_kind, endReason: row.end_reason },
  };
}

/** The flags of the table, one for each choice. */
export function groundColumns(chosen: readonly string[]) {
  return Object.fromEntries(OBJECTIVES.map((o) => [`is_${o}`, has(chosen, o)])) as Record<
    `is_${(typeof OBJECTIVES)[number]}`,
    Flag
  >;
}

export function interimColumns(chosen: readonly string[]) {
  return Object.fromEntries(INTERIM_STEPS.map((step) => [`interim_${underscored(step)}`, has(chosen, step)])) as Record<
    `interim_${Underscored<(typeof INTERIM_STEPS)[number]>}`,
    Flag
  >;
}

export function decisionColumns(chosen: readonly string[]) {
  return Object.fromEntries(DECISIONS.map((one) => [`is_${underscored(one)}`, has(chosen, one)])) as Record<
    `is_${Underscored<(typeof DECISIONS)[number]>}`,
    Flag
  >;
}

function has(chosen: readonly string[], one: string): Flag {
  return chosen.includes(one) ? 1 : 0;
}

type Underscored<T extends string> = T extends `${infer A}-${infer B}` ? `${A}_${B}` : T;
function underscored<T extends string>(id: T): Underscored<T> {
  return id.replace("-", "_") as Underscored<T>;
}
