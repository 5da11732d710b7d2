import { plusDays } from "#app/domain/dates/iso-day.ts";
import { hasGate } from "#app/domain/meetings/gate.ts";
import type { CopyKind } from "#app/domain/meetings/minutes.ts";
import { acceptStatement, statementOf } from "#app/services/meetings/statement.ts";
import { addItemAction } from "#app/services/meetings/add-item-action.ts";
import { attendanceOf, meetingToRecord } from "#app/services/meetings/attendance-page.ts";
import { changeAgendaItem } from "#app/services/meetings/change-agenda-item.ts";
import { confirmMinutes } from "#app/services/meetings/confirm-minutes.ts";
import { contribute } from "#app/services/meetings/contribute.ts";
import { correctMinutes } from "#app/services/meetings/correct-minutes.ts";
import { draftMinutes } from "#app/services/meetings/draft-minutes.ts";
import { minutesCopy } from "#app/services/meetings/minutes-copy.ts";
import { recordAttendance } from "#app/services/meetings/record-attendance.ts";
import { recordCopy } from "#app/services/meetings/record-copy.ts";
import { replyToMeeting } from "#app/services/meetings/reply-to-meeting.ts";
import { saveItemMinute } from "#app/services/meetings/save-item-minute.ts";
import { sendPapersNow } from "#app/services/meetings/send-papers.ts";
import { FIRST_VERSION } from "#app/services/meetings/item-to-minute.ts";
import type { LoggedEvent } from "#db/queries/audit.ts";
import { inTransaction } from "#db/transaction.ts";
import { asDone } from "../as-done.ts";
import type { Chance } from "../chance.ts";
import { at, type World } from "../world.ts";
import { minutesAfter, weekdayNear } from "./day-of.ts";
import { flush, putOnAgenda } from "./held.ts";
import type { PlannedItem } from "./plan.ts";
import { askFor } from "./research.ts";
import type { HeldSitting, Table } from "./table.ts";

type Telling = { world: World; table: Table; held: HeldSitting; at: { groupId: string; sittingId: string } };

/** One of the newest meetings, each step taken as whoever was there took it. Gives the actions that were agreed in it. */
export async function holdNewest(world: World, chance: Chance, table: Table, held: HeldSitting) {
  const { db } = world;
  const { sitting } = held;
  const telling = { world, table, held, at: { groupId: table.group.id, sittingId: sitting.id } };
  await inTransaction(db, async (trx) => {
    const log: LoggedEvent[] = [];
    await putOnAgenda({ trx, world, table, held, log }, true);
    await flush(trx, log);
  });
  if (hasGate(table.group) && table.meeting.group !== "Night-time economy premises group")
    await askFor(world, chance, table, sitting, { askedOn: weekdayNear(plusDays(sitting.day, -9)), share: 85 });
  const papersOn = at(weekdayNear(plusDays(sitting.day, -2)), "09:40");
  await asDone(sendPapersNow({ db, actor: table.keeper, now: papersOn }, telling.at));
  await reply(telling);
  await comeIn(telling);
  const made = await takeItems(telling);
  await writeUp(telling);
  return made;
}

/** Whoever does not come says so, or sends somebody. */
async function reply({ world, table, held, at: where }: Telling) {
  const now = at(weekdayNear(plusDays(held.sitting.day, -3)), "11:15");
  for (const { userId, status, deputy } of held.people) {
    if (status !== "apologies" && status !== "deputy") continue;
    const form = { version: 0, status, deputyId: null, deputyName: deputy };
    await asDone(replyToMeeting({ db: world.db, actor: table.actorOf(userId), now }, where, form));
  }
}

/** Those who come accept the statement, and whoever keeps the meeting writes down who is there. */
async function comeIn({ world, table, held, at: where }: Telling) {
  const { db } = world;
  const { sitting, people, brought } = held;
  const here = people.filter(({ status }) => status === "present");
  const keeper = { db, actor: table.keeper, now: minutesAfter(sitting, 6) };
  if (hasGate(table.group))
    for (const { userId } of here) {
      const context = { db, actor: table.actorOf(userId), now: minutesAfter(sitting, -5) };
      const found = await statementOf(context, where);
      await asDone(acceptStatement(context, where, { read: found?.read ?? "" }));
    }
  const meeting = await meetingToRecord(keeper, where);
  if (!meeting) throw new Error("Whoever keeps a meeting opens it");
  const { rows } = await attendanceOf(keeper, meeting);
  const given = rows.map(({ key, version, status, capacity, office, userId }) => {
    const person = people.find((one) => one.userId === userId);
    return {
      ...{ key, capacity, seen: { version, status, capacity, office } },
      // A deputy without an account stands on the list since the reply.
      status: person ? person.status : ("present" as const),
      office: person ? person.office : null,
    };
  });
  const contributions = brought.map((one) => ({ ...one, was: "", version: 0 }));
  await asDone(recordAttendance(keeper, where, { rows: given, contributions, accepted: [], isRestPresent: false }));
}

async function takeItems({ world, table, held, at: where }: Telling) {
  const { db } = world;
  const made: { id: string; item: PlannedItem }[] = [];
  for (const [index, item] of held.items.entries()) {
    const itemAt = { ...where, itemId: item.id };
    const context = { db, actor: table.keeper, now: minutesAfter(held.sitting, 10 + index * 11), once: null };
    if (item.minute !== "")
      await asDone(
        saveItemMinute(context, itemAt, {
          ...{ version: FIRST_VERSION, over: null, minute: item.minute, decision: item.decision },
          sharedSummary: item.shared,
        }),
      );
    const by = held.speakerOf(item);
    if (item.added !== null && by)
      await contribute({ ...context, actor: table.actorOf(by.userId) }, itemAt, item.added);
    if (item.action) {
      const { userId, agencyId } = table.memberOf(item.action.owner);
      const action = await asDone(
        addItemAction(context, itemAt, {
          ...{ words: item.action.words, ownerAgencyId: agencyId, ownerUserId: userId, priority: "normal" },
          ...{ dueOn: weekdayNear(plusDays(held.sitting.day, 28)), confirmedDay: "" },
        }),
      );
      made.push({ id: action.id, item });
    }
    const state = { version: 1, state: item.state, reason: item.stateReason };
    await asDone(changeAgendaItem(context, itemAt, state));
  }
  return made;
}

/** Drafted, confirmed by the meeting after it, and of that which was confirmed one decision put right. */
async function writeUp({ world, table, held, at: where }: Telling) {
  const { db, today } = world;
  const { sitting, next, items } = held;
  const draftedOn = weekdayNear(plusDays(sitting.day, 1), 1);
  const now = at(draftedOn < today ? draftedOn : today, "15:45");
  const keeper = { db, actor: table.keeper, now };
  const draft = await asDone(draftMinutes(keeper, where, { tell: ["yes"] }));
  await handOut({ world, table, held, at: where }, draft.id, now);
  if (!next) return;
  const chair = { db, actor: table.chair, now: minutesAfter(next, 9) };
  await asDone(confirmMinutes(chair, where, { version: 1, confirmedAtId: next.id }));
  const decided = items.find(({ kind, decision }) => kind === "case" && decision !== "");
  const correctedOn = weekdayNear(plusDays(next.day, 2), 1);
  if (!decided || table.meeting.group !== "JAG" || correctedOn > today) return;
  await asDone(
    correctMinutes({ db, actor: table.keeper, now: at(correctedOn, "10:20") }, where, {
      ...{ itemId: decided.id, corrects: "decision", correctedOn, tell: ["yes"] },
      correction:
        "Add: the lead also writes to those who reported, within the month. It was agreed in the meeting and left out.",
    }),
  );
}

/** Who opened which copy, and for whom one was printed. */
async function handOut({ world, table, held, at: where }: Telling, versionId: string, drafted: Date) {
  const { db } = world;
  if (!hasGate(table.group)) return;
  const readers = held.people.filter(({ userId, status }) => status === "present" && userId !== table.keeper.id);
  for (const [index, { userId }] of readers.slice(0, 3).entries()) {
    const context = { db, actor: table.actorOf(userId), now: new Date(drafted.getTime() + (index + 2) * 1_700_000) };
    await take(context, "agency");
  }
  await take({ db, actor: table.keeper, now: new Date(drafted.getTime() + 600_000) }, "redacted");

  async function take(context: Parameters<typeof minutesCopy>[0], copy: CopyKind) {
    const found = await minutesCopy(context, where, { versionId, copy, agencyId: null });
    if (found.kind === "found") await recordCopy(context, copy === "redacted" ? "docx" : "page", found);
  }
}
