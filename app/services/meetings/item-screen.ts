import { londonDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { listItemConflicts } from "#db/queries/agendas.ts";
import { findEarlierItem, listActionsOfItem } from "#db/queries/item-screen.ts";
import { findNextSitting } from "#db/queries/meetings.ts";
import { unsafeFindLastMeetings } from "#db/queries/risk-decisions.ts";
import { settingsOn } from "#db/queries/settings.ts";
import { newActionChoices } from "../actions/owner-choices.ts";
import { newOnce } from "../session/made-once.ts";
import { contextOfItem } from "./add-item-action.ts";
import { subjectsOf } from "./agenda-page.ts";
import { saidOf } from "./follow-item.ts";
import { type ItemContext, keepMeeting, type OpenItem, rightsInItem } from "./item-to-minute.ts";
import { knownOfItem } from "./known-of-item.ts";
import { wayFrom } from "./way-from.ts";

/** One item in the meeting: what is known of it, what is said of it, what follows, and the way to the others. */
export async function itemScreen(context: ItemContext, opened: OpenItem) {
  const { db, actor, now } = context;
  const { item, meeting } = opened;
  const { group, sitting } = meeting;
  const today = londonDay(now);
  const rights = await rightsInItem(context, opened);
  if (rights.mayMinute) await keepMeeting(context, sitting);
  const { reference, subject, href, ...about } = (await subjectsOf({ db, actor }, [item], today))(item);
  const earlier = await findEarlierItem(db, actor, item, sitting.day);
  const metOn = (await unsafeFindLastMeetings(db, [group.id], sitting.day)).get(group.id) ?? null;
  const since = earlier?.day ?? metOn ?? "";
  const ofItem = { itemId: item.id, earlierId: earlier?.id ?? null, caseId: item.caseId, premisesId: item.premisesId };
  const actions = await listActionsOfItem(db, actor, ofItem, today);
  return {
    ...{
      words: [reference, subject].filter(Boolean).join(" · "),
      ...{ reference, href },
      risk: "ofCase" in about ? about.ofCase : null,
      isRestricted: "ofCase" in about && about.ofCase.isRestricted,
      since: since === "" ? null : since,
    },
    notBefore: sitting.day > today ? sitting.day : null,
    ...{ kind: item.kind, part: item.part, version: item.version, state: item.state, stateReason: item.stateReason },
    ...{ reason: item.reason, mayMinute: rights.mayMinute, refusal: rights.refusal?.message ?? null },
    ...{ earlier: earlier ?? null, ...(await knownOfItem(context, opened, since)) },
    actions: actions.filter(({ itemId }) => itemId !== item.id).map(actionRow),
    newActions: actions.filter(({ itemId }) => itemId === item.id).map(actionRow),
    ...{ way: await wayFrom(context, opened), said: await saidOf(context, opened) },
    giving: rights.mayMinute && rights.refusal === null ? await givingActions(context, opened, today) : null,
    once: newOnce(),
  };
}

type Action = Awaited<ReturnType<typeof listActionsOfItem>>[number];

function actionRow({ id, reference, words, ownerName, ownerAgencyName, dueOn, isOverdue, finishedOn }: Action) {
  return { id, reference, words, ownerName, ownerAgencyName, dueOn, isOverdue: isOverdue === 1, finishedOn };
}

/** To whom an action from this item can be given, and its day: the group's next meeting, or so many days after this one. */
async function givingActions(context: ItemContext, opened: OpenItem, today: string) {
  const { db, actor } = context;
  const { group, sitting } = opened.meeting;
  const found = await newActionChoices(db, actor, contextOfItem(actor, opened), today, true);
  if (found.kind !== "found") return null;
  const from = sitting.day < today ? today : sitting.day;
  const next = await findNextSitting(db, actor, group.id, plusDays(from, 1));
  const settings = await settingsOn(db, actor.partnershipId, today);
  const conflicts = new Set((await listItemConflicts(db, actor, opened.item.id)).map(({ id }) => id));
  const { agencies } = found;
  const users = found.users.filter(({ id }) => !conflicts.has(id));
  return { agencies, users, dueOn: next?.day ?? plusDays(from, settings["meetings.action-due-days"]) };
}
