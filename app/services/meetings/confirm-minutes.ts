import { v7 as uuid } from "uuid";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { refuseConfirmation } from "#app/domain/meetings/minutes.ts";
import type { ConfirmationGiven } from "#app/domain/meetings/minutes.form.ts";
import { isUniqueViolation } from "#db/faults.ts";
import { insertAuditEvent } from "#db/queries/audit.ts";
import { lockPartnership } from "#db/queries/memberships.ts";
import { insertMinutesVersion, listLaterSittings, unsafeFindMinutesContent } from "#db/queries/minutes.ts";
import { inTransaction, type Transaction } from "#db/transaction.ts";
import type { AgendaAt, AgendaContext } from "./agenda-change.ts";
import { minutesOpened, type OpenedMinutes } from "./minutes-opened.ts";

/** More meetings than this pass before nobody's minutes are confirmed. */
export const MOST_LATER = 50;

/**
 * What a later meeting has confirmed is the draft that it read, word for word; nothing of it changes afterwards. Of two who
 * confirm at once one stands, and the other is shown what does.
 */
export async function confirmMinutes(context: AgendaContext, at: AgendaAt, form: ConfirmationGiven) {
  const { db, actor } = context;
  try {
    return await inTransaction(db, (trx) => confirmIn(trx, context, at, form));
  } catch (error) {
    const minutes = isUniqueViolation(error) ? await minutesOpened(db, actor, at.groupId, at.sittingId) : undefined;
    if (minutes) return { kind: "changed" as const, current: standing(minutes) };
    throw error;
  }
}

async function confirmIn(
  trx: Transaction,
  { actor, now }: Omit<AgendaContext, "db">,
  at: AgendaAt,
  form: ConfirmationGiven,
) {
  await lockPartnership(trx, actor.partnershipId);
  const minutes = await minutesOpened(trx, actor, at.groupId, at.sittingId);
  if (!minutes) return { kind: "not-found" as const };
  if (!minutes.mayRun) return { kind: "forbidden" as const };
  const { sitting, versions, confirmed, draft } = minutes;
  if (confirmed || (draft && draft.number !== form.version))
    return { kind: "changed" as const, current: standing(minutes) };
  const today = londonDay(now);
  const later = await listLaterSittings(trx, actor, { groupId: at.groupId, after: sitting.day, limit: MOST_LATER });
  const chosen = later.find(({ id }) => id === form.confirmedAtId) ?? null;
  const refusal = refuseConfirmation(
    sitting,
    { hasDraft: draft !== undefined, at: chosen, nextDay: later[0]?.day ?? null },
    today,
  );
  if (refusal) return { kind: "refused" as const, refusal };
  const id = uuid();
  await insertMinutesVersion(trx, {
    ...{ id, partnership_id: actor.partnershipId, sitting_id: sitting.id, kind: "confirmed" },
    ...{ number: (versions[0]?.number ?? 0) + 1, content: await unsafeFindMinutesContent(trx, draft?.id ?? "") },
    ...{ made_at: now.toISOString(), made_by: actor.id, confirmed_at_id: form.confirmedAtId },
    ...{ item_id: null, corrects: null, correction: null, corrected_on: null },
  });
  await insertAuditEvent(trx, actor, now, {
    ...{ category: "alteration", event: "minutes.confirmed", objectKind: "meeting", objectId: sitting.id },
    detail: { version: id, draft: draft?.id, at: form.confirmedAtId },
    objects: form.confirmedAtId === null ? [] : [{ kind: "meeting", id: form.confirmedAtId }],
  });
  return { kind: "done" as const };
}

/** The version that stands, for whoever comes too late. */
function standing({ confirmed, draft }: OpenedMinutes) {
  const version = draft?.number ?? 1;
  return { version, confirmedBy: confirmed?.madeBy ?? null, confirmedOn: confirmed?.confirmedOn ?? null };
}
export type StandingMinutes = ReturnType<typeof standing>;
