import { londonDay } from "#app/domain/dates/iso-day.ts";
import { refuseAgendaChange } from "#app/domain/meetings/agenda.ts";
import type { AgendaGiven } from "#app/domain/meetings/agenda.form.ts";
import type { SittingStatus } from "#app/domain/meetings/sitting.ts";
import { unsafeListItemsStanding } from "#db/queries/agenda-candidates.ts";
import { findAgendaItem, updateAgendaItem } from "#db/queries/agendas.ts";
import { findNextSitting } from "#db/queries/meetings.ts";
import { lockPartnership } from "#db/queries/memberships.ts";
import { inTransaction, type Transaction } from "#db/transaction.ts";
import { type AgendaAt, type AgendaContext, meetingToRun, noteAgenda } from "./agenda-change.ts";
import { buildAgenda } from "./build-agenda.ts";

type Arranged = Pick<AgendaGiven, "itemId"> & { intent: "build" | "up" | "down" };
type Sitting = { id: string; day: string; status: SittingStatus };

/** The agenda brought up to date, or one item moved past its neighbour of the same part. */
export function arrangeAgenda({ db, actor, now }: AgendaContext, at: AgendaAt, { intent, itemId }: Arranged) {
  return inTransaction(db, async (trx) => {
    const found = await meetingToRun(trx, actor, at);
    if (found.kind !== "found") return found;
    const { group, sitting } = found.meeting;
    if (intent === "build") {
      const next = await findNextSitting(trx, actor, at.groupId, londonDay(now));
      const of = { id: group.id, kind: group.kind, partnershipId: actor.partnershipId };
      return buildAgenda(trx, { actor, now }, of, sitting, next?.day ?? null);
    }
    return moveItem(trx, { actor, now }, sitting, itemId ?? "", intent);
  });
}

async function moveItem(
  trx: Transaction,
  { actor, now }: Omit<AgendaContext, "db">,
  sitting: Sitting,
  itemId: string,
  way: "up" | "down",
) {
  await lockPartnership(trx, actor.partnershipId);
  const refusal = refuseAgendaChange(sitting, londonDay(now));
  if (refusal) return { kind: "refused" as const, refusal };
  if (!(await findAgendaItem(trx, actor, sitting.id, itemId))) return { kind: "not-found" as const };
  const items = await unsafeListItemsStanding(trx, sitting.id);
  const item = items.find(({ id }) => id === itemId);
  const inPart = items.filter(({ part }) => part === item?.part);
  const other = inPart[inPart.findIndex(({ id }) => id === itemId) + (way === "up" ? -1 : 1)];
  if (!item || !other) return { kind: "done" as const };
  await updateAgendaItem(trx, item, { position: other.position });
  await updateAgendaItem(trx, other, { position: item.position });
  await noteAgenda(trx, { actor, now }, "agenda.item-moved", sitting.id, { itemId, way });
  return { kind: "done" as const };
}
