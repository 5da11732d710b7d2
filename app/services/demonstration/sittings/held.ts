import { v7 as uuid } from "uuid";
import { systemActor } from "#app/domain/access/actor.ts";
import { longDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { hasGate } from "#app/domain/meetings/gate.ts";
import { unsafeMinutesContent } from "#app/services/meetings/minutes-snapshot.ts";
import { insertNewAction } from "#app/services/actions/insert-new-action.ts";
import { insertAgendaItems } from "#db/queries/agendas.ts";
import { findActionById, updateAction } from "#db/queries/actions.ts";
import { insertAttendance, putAgencyContribution } from "#db/queries/attendance.ts";
import { insertLoggedEvents, type LoggedEvent } from "#db/queries/audit.ts";
import { insertContribution, insertItemMinute } from "#db/queries/item-minutes.ts";
import { insertMinutesVersion } from "#db/queries/minutes.ts";
import { insertPapersSent } from "#db/queries/papers.ts";
import { insertAcceptance } from "#db/queries/statements.ts";
import { inTransaction, type Transaction } from "#db/transaction.ts";
import { at, type World } from "../world.ts";
import type { Person } from "./coming-and-absent.ts";
import { weekdayNear, minutesAfter } from "./day-of.ts";
import type { PlannedItem } from "./plan.ts";
import type { HeldSitting, Table } from "./table.ts";

/** Made so many days after the meeting. */
const DRAFTED_AFTER = 2;

type Writing = { trx: Transaction; world: World; table: Table; held: HeldSitting; log: LoggedEvent[] };

/**
 * A meeting of long ago, whole: agenda, papers, who came and what they accepted, what was said and decided, and its minutes,
 * which the next meeting confirmed. Written at once, as it would stand had each step been taken.
 */
export async function writeHeld(world: World, table: Table, held: HeldSitting) {
  const finished: { id: string; item: PlannedItem }[] = [];
  await inTransaction(world.db, async (trx) => {
    const writing: Writing = { trx, world, table, held, log: [] };
    await putOnAgenda(writing);
    await sendOut(writing);
    await seat(writing);
    await minute(writing);
    finished.push(...(await agree(writing)));
    await freeze(writing);
    await flush(trx, writing.log);
  });
  return finished;
}

/** What stands on the agenda, and what became of each item. */
export async function putOnAgenda({ trx, world, table, held, log }: Writing, isStill = false) {
  const { items, sitting } = held;
  const now = at(plusDays(sitting.day, -14), "05:10");
  await insertAgendaItems(
    trx,
    items.map((item, index) => ({
      ...{ id: item.id, partnership_id: world.partnershipId, sitting_id: sitting.id, version: isStill ? 1 : 2 },
      ...{ part: item.part, position: index + 1, kind: item.kind, title: item.title, reason: null },
      ...{ case_id: item.caseId, referral_id: null, premises_id: item.premisesId, standing_item_id: item.standingItemId },
      ...{ forward_item_id: null, passed_matter_id: null, rolled_from_id: item.rolledFromId },
      ...{ state: isStill ? ("open" as const) : item.state, state_reason: isStill ? null : item.stateReason },
      ...{ created_at: now.toISOString(), created_by: null },
    })),
  ); // prettier-ignore
  log.push({
    ...{ actor: systemActor("jobs", world.partnershipId), now },
    event: {
      ...{ category: "collection", event: "agenda.brought-up-to-date", objectKind: "meeting", objectId: sitting.id },
      ...{ resultCount: items.length, objects: [{ kind: "group", id: table.group.id }] },
    },
  });
}

async function sendOut({ trx, world, table, held, log }: Writing) {
  const { sitting } = held;
  const now = at(weekdayNear(plusDays(sitting.day, -1)), "05:30");
  await insertPapersSent(trx, {
    ...{ id: uuid(), partnership_id: world.partnershipId, sitting_id: sitting.id, for_day: sitting.day },
    ...{ sent_at: now.toISOString(), sent_by: null, recipients: table.expected.length },
  });
  log.push({
    ...{ actor: systemActor("jobs", world.partnershipId), now },
    event: {
      disclosure: {
        ...{ way: "sharing", destination: "partnership", what: `Papers of the meeting on ${longDay(sitting.day)}` },
        recipients: "Members of the group",
      },
      ...{ category: "disclosure", event: "papers.sent", objectKind: "meeting", objectId: sitting.id },
      ...{ resultCount: table.expected.length, detail: { forDay: sitting.day } },
      objects: [{ kind: "group", id: table.group.id }],
    },
  });
}

async function seat({ trx, world, table, held, log }: Writing) {
  const { sitting, people, brought } = held;
  const { partnershipId } = world;
  const now = minutesAfter(sitting, 5);
  const recorded = { recorded_by: table.keeper.id, recorded_at: now.toISOString(), version: 1 };
  const row = ({ agencyId }: Pick<Person, "agencyId">) => ({
    ...{ id: uuid(), partnership_id: partnershipId, sitting_id: sitting.id, agency_id: agencyId, ...recorded },
  });
  await insertAttendance(trx, [
    ...people.map((one) => ({
      ...{ ...row(one), user_id: one.userId, name: null, capacity: "member" as const, status: one.status },
      ...{ deputy_for_id: null, office: one.office },
    })),
    ...people.flatMap((one) =>
      one.deputy === null
        ? []
        : [
            {
              ...{ ...row(one), user_id: null, name: one.deputy, capacity: "member" as const, status: "present" as const },
              ...{ deputy_for_id: one.userId, office: null },
            },
          ],
    ),
    ...held.guests.map((guest) => ({
      ...{ ...row(guest), user_id: null, name: guest.name, capacity: "guest" as const, status: "present" as const },
      ...{ deputy_for_id: null, office: null },
    })),
  ]); // prettier-ignore
  for (const { agencyId, words } of brought)
    await putAgencyContribution(
      trx,
      { sittingId: sitting.id, agencyId, version: 0 },
      {
        ...{ partnership_id: partnershipId, words },
        ...{ recorded_by: table.keeper.id, recorded_at: now.toISOString() },
      },
    );
  log.push({
    ...{ actor: table.keeper, now },
    event: {
      ...{ category: "alteration", event: "attendance.recorded", objectKind: "meeting", objectId: sitting.id },
      detail: {
        after: { rows: people.map(({ userId, status }) => ({ key: userId, status })), contributions: brought },
      },
    },
  });
  if (!hasGate(table.group)) return;
  for (const { userId } of people.filter(({ status }) => status === "present")) {
    const accepted = minutesAfter(sitting, -4);
    const id = uuid();
    await insertAcceptance(trx, {
      ...{ id, partnership_id: partnershipId, sitting_id: sitting.id, statement_id: table.statementId },
      ...{ user_id: userId, attendance_id: null, accepted_at: accepted.toISOString(), recorded_by: userId },
    });
    log.push({
      ...{ actor: table.actorOf(userId), now: accepted },
      event: {
        ...{ category: "alteration", event: "statement.accepted", objectKind: "meeting", objectId: sitting.id },
        detail: { after: { statementId: table.statementId, userId } },
      },
    });
  }
}

async function minute({ trx, world, table, held, log }: Writing) {
  const { sitting, items } = held;
  for (const [index, item] of items.entries()) {
    if (item.minute === "" && item.decision === "") continue;
    const now = minutesAfter(sitting, 8 + index * 9);
    await insertItemMinute(trx, {
      ...{ item_id: item.id, partnership_id: world.partnershipId, minute: item.minute, decision: item.decision },
      ...{ shared_summary: item.shared, saved_at: now.toISOString(), saved_by: table.keeper.id },
      ...{ lease_user_id: null, lease_until: null, version: 2 },
    });
    const about = item.caseId === null ? [] : [{ kind: "case", id: item.caseId }];
    log.push({
      ...{ actor: table.keeper, now },
      event: {
        ...{ category: "alteration", event: "agenda.minute-saved", objectKind: "agenda-item", objectId: item.id },
        ...{ fields: ["minute", "decision", "sharedSummary"], objects: about },
      },
    });
    const by = held.speakerOf(item);
    if (item.added === null || !by) continue;
    const id = uuid();
    await insertContribution(trx, {
      ...{ id, partnership_id: world.partnershipId, item_id: item.id, kind: "contribution", words: item.added },
      ...{ agency_id: by.agencyId, said_by: by.userId, said_at: now.toISOString() },
    });
    log.push({
      ...{ actor: table.actorOf(by.userId), now },
      event: {
        ...{ category: "collection", event: "agenda.contributed", objectKind: "agenda-item", objectId: item.id },
        ...{ fields: ["words"], detail: { after: { contributionId: id, words: item.added } }, objects: about },
      },
    });
  }
}

/** Of cases what was raised on that day, or when the meeting was written up; of a group itself what it agreed. */
async function agree({ trx, table, held }: Writing) {
  const { sitting, items } = held;
  const made: { id: string; item: PlannedItem }[] = [];
  for (const item of items) {
    for (const id of item.raised) {
      const action = await findActionById(trx, table.keeper, id);
      if (!action) continue;
      const key = { partnershipId: table.keeper.partnershipId, id, version: action.version };
      await updateAction(trx, { ...key, isFinished: action.finishedOn !== null }, { agenda_item_id: item.id });
    }
    if (item.action === null || item.kind !== "matter") continue;
    const { words, owner } = item.action;
    const { userId, agencyId } = table.memberOf(owner);
    const by = { actor: table.keeper, now: minutesAfter(sitting, 60), today: sitting.day };
    const { id } = await insertNewAction(
      trx,
      by,
      { caseId: null, premisesId: null, groupId: table.group.id, isRestricted: false, agendaItemId: item.id },
      { words, ownerAgencyId: agencyId, ownerUserId: userId, dueOn: plusDays(sitting.day, 28), priority: "normal" },
    );
    made.push({ id, item });
  }
  return made;
}

/** The minutes as they were drafted, and word for word as the next meeting confirmed them. */
async function freeze({ trx, world, table, held, log }: Writing) {
  const { sitting, next } = held;
  const { partnershipId, today } = world;
  const { group, keeper, chair } = table;
  const found = await unsafeMinutesContent(trx, partnershipId, { group, sitting });
  // What has become of an action since was not known then.
  const items = found.items.map((item) => ({
    ...item,
    actions: item.actions.map((action) => ({
      ...{ ...action, status: "open" as const, dueOn: table.firstDueOn(action.id) ?? action.dueOn },
    })),
  }));
  const content = JSON.stringify({ ...found, items });
  const draftedOn = weekdayNear(plusDays(sitting.day, DRAFTED_AFTER), 1);
  const drafted = at(draftedOn < today ? draftedOn : today, "16:10");
  const versions = { partnership_id: partnershipId, sitting_id: sitting.id, content };
  const none = { item_id: null, corrects: null, correction: null, corrected_on: null };
  const draftId = uuid();
  await insertMinutesVersion(trx, {
    ...{ ...versions, ...none, id: draftId, number: 1, kind: "draft", confirmed_at_id: null },
    ...{ made_at: drafted.toISOString(), made_by: keeper.id },
  });
  const cases = items.flatMap(({ caseId }) => (caseId === null ? [] : [{ kind: "case", id: caseId }]));
  log.push({
    ...{ actor: keeper, now: drafted },
    event: {
      ...{ category: "collection", event: "minutes.drafted", objectKind: "meeting", objectId: sitting.id },
      ...{ resultCount: items.length, detail: { version: draftId, number: 1 }, objects: cases },
    },
  });
  if (!next) return;
  const confirmed = minutesAfter(next, 7);
  const confirmedId = uuid();
  await insertMinutesVersion(trx, {
    ...{ ...versions, ...none, id: confirmedId, number: 2, kind: "confirmed", confirmed_at_id: next.id },
    ...{ made_at: confirmed.toISOString(), made_by: chair.id },
  });
  log.push({
    ...{ actor: chair, now: confirmed },
    event: {
      ...{ category: "alteration", event: "minutes.confirmed", objectKind: "meeting", objectId: sitting.id },
      ...{ detail: { version: confirmedId, draft: draftId, at: next.id }, objects: [{ kind: "meeting", id: next.id }] },
    },
  });
}

export async function flush(trx: Transaction, log: readonly LoggedEvent[]) {
  const inOrder = [...log].sort((one, other) => one.now.getTime() - other.now.getTime());
  await insertLoggedEvents(trx, inOrder);
}
