import { v7 as uuid } from "uuid";
import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { plusMonths } from "#app/domain/dates/periods.ts";
import type { HolderGiven } from "#app/domain/premises/holder.form.ts";
import { endedByNext, refuseHeldDays } from "#app/domain/premises/holders.ts";
import type { HolderRole } from "#app/domain/premises/register.ts";
import { madeOnce } from "#app/services/session/made-once.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { insertHolder, type ListedHolder, listHolders, updateHolder } from "#db/queries/premises-holders.ts";
import { findPremises, holdPremises } from "#db/queries/premises.ts";
import { type Executor, inTransaction, type Transaction } from "#db/transaction.ts";

type Context = { db: Executor; actor: Actor; now: Date; once?: string | null };

/** Somebody new in a role; whoever was in it until now ends the day before. */
export function addHolder(context: Context, premisesId: string, form: HolderGiven & { role: HolderRole }) {
  const { actor, now } = context;
  return madeOnce(context, "premises-holder", async (trx) => {
    const holders = await holdersToChange(trx, actor, premisesId);
    if (holders === null) return { kind: "not-found" as const };
    const ended = endedByNext(holders, form);
    const others = holders.map((one) => (one.id === ended?.holder.id ? { ...one, untilDay: ended.untilDay } : one));
    const refusal = refuseHeldDays(form, others, latestFor(now));
    if (refusal) return { kind: "refused" as const, refusal };
    if (ended) await updateHolder(trx, ended.holder, { until_day: ended.untilDay });
    const id = uuid();
    const columns = {
      role: form.role,
      ...columnsOf(form, form.role),
      from_day: form.fromDay,
      until_day: form.untilDay,
    };
    await insertHolder(trx, {
      ...{ id, partnership_id: actor.partnershipId, premises_id: premisesId, version: 1, ...columns },
      ...{ created_at: now.toISOString(), created_by: actor.id },
    });
    await log(trx, context, premisesId, {
      event: "premises.holder-added",
      fields: Object.keys(columns),
      detail: { after: columns, ended: ended && { id: ended.holder.id, untilDay: ended.untilDay } },
    });
    return { kind: "done" as const, id };
  });
}

/** What is recorded of somebody in a role, put right. */
export function changeHolder(
  context: Context,
  { premisesId, holderId }: { premisesId: string; holderId: string },
  form: HolderGiven & { version: number },
) {
  return changeOne(context, { premisesId, holderId }, form.version, "premises.holder-changed", (holder) => ({
    ...columnsOf(form, holder.role),
    ...{ from_day: form.fromDay, until_day: form.untilDay },
  }));
}

/** The last day of somebody whom nobody follows yet. */
export function endHolder(
  context: Context,
  at: { premisesId: string; holderId: string },
  form: { version: number; untilDay: string },
) {
  return changeOne(context, at, form.version, "premises.holder-ended", (holder) => ({
    from_day: holder.fromDay,
    until_day: form.untilDay,
  }));
}

function changeOne(
  context: Context,
  { premisesId, holderId }: { premisesId: string; holderId: string },
  version: number,
  event: string,
  columnsAfter: (holder: ListedHolder) => { from_day: string | null; until_day: string | null },
) {
  const { db, actor, now } = context;
  return inTransaction(db, async (trx) => {
    const holders = await holdersToChange(trx, actor, premisesId);
    const holder = holders?.find(({ id }) => id === holderId);
    if (!holders || !holder) return { kind: "not-found" as const };
    if (holder.version !== version) return { kind: "changed" as const, current: holder };
    const columns = columnsAfter(holder);
    const others = holders.filter(({ id }) => id !== holderId);
    const days = { role: holder.role, fromDay: columns.from_day, untilDay: columns.until_day };
    const refusal = refuseHeldDays(days, others, latestFor(now));
    if (refusal) return { kind: "refused" as const, refusal };
    if (!(await updateHolder(trx, { id: holderId, version }, columns)))
      return { kind: "changed" as const, current: holder };
    await log(trx, context, premisesId, { event, fields: Object.keys(columns), detail: { before: holder, after: columns } }); // prettier-ignore
    return { kind: "done" as const };
  });
}

async function holdersToChange(trx: Transaction, actor: Actor, premisesId: string) {
  if (!(await findPremises(trx, actor, premisesId))) return null;
  await holdPremises(trx, premisesId);
  return listHolders(trx, actor, premisesId);
}

/** A change may be known of before its day. */
function latestFor(now: Date) {
  return plusMonths(londonDay(now), 3);
}

/** A supervisor is always a person (LA 2003 s15); a company's number is no person's, and a personal licence no company's. */
function columnsOf(form: HolderGiven, role: HolderRole) {
  const isCompany = role === "licence-holder" && form.holderKind === "company";
  return {
    ...{ is_company: isCompany ? (1 as const) : (0 as const), name: form.name },
    company_number: isCompany ? form.companyNumber : null,
    personal_licence_number: isCompany ? null : form.personalLicenceNumber,
    ...{ phone: form.phone, email: form.email, address_words: form.addressWords },
  };
}

function log(
  trx: Transaction,
  { actor, now }: Context,
  premisesId: string,
  event: { event: string; fields: readonly string[]; detail: unknown },
) {
  return insertAuditEvent(trx, actor, now, {
    ...{ category: "alteration", objectKind: "premises", objectId: premisesId, ...event },
  });
}
