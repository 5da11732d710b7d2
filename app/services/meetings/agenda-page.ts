import type { Actor } from "#app/domain/access/actor.ts";
import { listedSubject } from "#app/domain/cases/listed-subject.ts";
import { londonDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { londonInstant } from "#app/domain/dates/london-hours.ts";
import { mayRunMeeting } from "#app/domain/meetings/agenda.ts";
import { AGENDA_PARTS, type AgendaPart, usualParts } from "#app/domain/meetings/agenda-parts.ts";
import { standingHref } from "#app/domain/meetings/standing-href.ts";
import { changeSince } from "#app/domain/risk/change-since.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import { listAgendaParts, unsafeFindMeetingBefore } from "#db/queries/agenda-candidates.ts";
import { countActionsOfCases, countChangesOfCases } from "#db/queries/agenda-facts.ts";
import {
  countHiddenItems,
  type FoundAgendaItem,
  listAgendaItems,
  listCasesOfAgenda,
  listPremisesOfAgenda,
} from "#db/queries/agendas.ts";
import { listReferralsByIds } from "#db/queries/referrals.ts";
import type { Executor } from "#db/transaction.ts";
import { gateOf, openItems } from "./gate-of.ts";
import { gatedSubject, gateShown } from "./gate-shown.ts";
import type { meetingOpened } from "./meeting-opened.ts";

type Meeting = NonNullable<Awaited<ReturnType<typeof meetingOpened>>>;
type Context = { db: Executor; actor: Actor; now: Date };

/**
 * The agenda of a meeting as this actor may read it: each part in the group's order, each item with what it is about. Of
 * what stays behind the gate it says that there is such an item, and by what reference.
 */
export async function agendaPage(context: Context, { group, sitting }: Meeting) {
  const { db, actor, now } = context;
  const today = londonDay(now);
  const items = await listAgendaItems(db, actor, sitting.id);
  const why = await gateOf(context, { group, sitting });
  const isOpen = await openItems({ db, actor }, why, items);
  const subjects = await subjectsOf({ db, actor }, items, today);
  const own = await listAgendaParts(db, { partnershipId: actor.partnershipId, groupId: group.id });
  const order = own.length > 0 ? own : usualParts(group.kind);
  const parts: AgendaPart[] = [...order, ...AGENDA_PARTS.filter((part) => !order.includes(part) && has(items, part))];
  return {
    hidden: await countHiddenItems(db, actor, sitting.id),
    shown: items.length,
    parts: parts.map((part) => ({
      part,
      items: items
        .filter((item) => item.part === part)
        .map((item) => (isOpen(item) ? { ...row(item), ...subjects(item) } : gatedRow(item, subjects(item)))),
    })),
    gate: await gateShown(context, { group, sitting }, why),
    caseIds: items.flatMap((item) => (item.caseId !== null && isOpen(item) ? [item.caseId] : [])),
  };
}

function gatedRow(item: FoundAgendaItem, { reference }: { reference: string | null }) {
  const words = { reference, subject: gatedSubject(item), href: null };
  return { ...row(item), ...words, reason: null, stateReason: null };
}

function has(items: readonly FoundAgendaItem[], part: AgendaPart): boolean {
  return items.some((item) => item.part === part);
}

function row({ id, version, kind, part, state, stateReason, reason, rolledFromId }: FoundAgendaItem) {
  return { id, version, kind, part, state, stateReason, reason, isCarried: rolledFromId !== null };
}

/** One item opened: of a case, for whoever asks who has seen that. */
export function recordItemView(context: Context, { id, caseId }: Pick<FoundAgendaItem, "id" | "caseId">) {
  const objects = caseId === null ? [] : [{ kind: "case", id: caseId }];
  return recordView(context, "agenda.item-viewed", "agenda-item", id, { objects });
}

/** What each item is about, where it is read, and of a case how it stands. */
export async function subjectsOf(
  { db, actor }: Omit<Context, "now">,
  items: readonly FoundAgendaItem[],
  today: string,
) {
  const ids = (of: (item: FoundAgendaItem) => string | null) => items.flatMap((item) => of(item) ?? []);
  const caseIds = ids(({ caseId }) => caseId);
  const cases = byId(await listCasesOfAgenda(db, actor, caseIds, today));
  const referrals = byId(
    await listReferralsByIds(
      db,
      actor,
      ids(({ referralId }) => referralId),
    ),
  );
  const premises = byId(
    await listPremisesOfAgenda(
      db,
      actor,
      ids(({ premisesId }) => premisesId),
    ),
  );
  const actions = new Map((await countActionsOfCases(db, actor, caseIds, today)).map((one) => [one.caseId, one]));
  const [any] = items;
  const of = any && { partnershipId: actor.partnershipId, groupId: any.groupId };
  const lastDay = of ? await unsafeFindMeetingBefore(db, of, any.day) : null;
  const changes = await changesSince({ db, actor }, caseIds, lastDay);
  return (item: FoundAgendaItem) => {
    const record = cases.get(item.caseId ?? "");
    const referral = referrals.get(item.referralId ?? "");
    const place = premises.get(item.premisesId ?? "");
    if (record) {
      const { open = 0, overdue = 0 } = actions.get(record.id) ?? {};
      return {
        ...{ reference: record.reference, subject: listedSubject(record, today), href: `/cases/${record.id}` },
        ofCase: {
          ...{ riskLevel: record.riskLevel, riskAssessedOn: record.riskAssessedOn, riskProposed: record.riskProposed },
          ...{ locationLevelName: record.locationLevelName, reviewDueOn: record.reviewDueOn },
          riskChange: changeSince(record.riskLevel, record.riskThen, record.metOn),
          ...{ caseId: record.id, leadAgencyName: record.leadAgencyName, open, overdue, lastDay },
          isRestricted: record.visibility === "restricted",
          since: changes.get(record.id) ?? null,
        },
      };
    }
    if (referral) return named(referral.reference, listedSubject(referral, today), `/referrals/${referral.id}`);
    if (place) return { ...named(place.reference, place.name, `/premises/${place.id}`), band: place.agreedBand };
    if (item.passedMatterId !== null)
      return named(null, item.title ?? "", `/groups/${item.groupId}/matters/${item.passedMatterId}`);
    const mayRun = mayRunMeeting(actor, item.groupId);
    const href = standingHref({ ...item, subject: item.standingSubject, lastDay, mayRun });
    return named(null, item.standingTitle ?? item.title ?? "", href);
  };
}

function named(reference: string | null, subject: string, href: string | null) {
  return { reference, subject, href };
}

type Change = Awaited<ReturnType<typeof countChangesOfCases>>[number];

/** What has happened in cases since the group last met before the meeting; nothing before its first. */
async function changesSince({ db, actor }: Omit<Context, "now">, caseIds: readonly string[], lastDay: string | null) {
  if (lastDay === null) return new Map<string, Change>();
  const instant = londonInstant(plusDays(lastDay, 1), "00:00").toISOString();
  const rows = await countChangesOfCases(db, actor, caseIds, { day: lastDay, instant });
  return new Map(rows.map((one) => [one.caseId, one]));
}

function byId<T extends { id: string }>(rows: readonly T[]): Map<string, T> {
  return new Map(rows.map((one) => [one.id, one]));
}
