import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { GroupKind } from "#app/domain/groups/group-kinds.ts";
import { type GateWhy, hasGate, refuseAtGate } from "#app/domain/meetings/gate.ts";
import { type FoundAgendaItem, findAgendaItem } from "#db/queries/agendas.ts";
import { findAgreement, findLapseDecision, hasAcceptedStatement, listCasesPastGate } from "#db/queries/meeting-gate.ts";
import { settingsOn } from "#db/queries/settings.ts";
import type { Executor } from "#db/transaction.ts";
import { meetingOpened } from "./meeting-opened.ts";

type Context = { db: Executor; actor: Actor; now: Date };
type Meeting = { group: { id: string; kind: GroupKind; holdsCases: 0 | 1 }; sitting: { id: string; day: string } };

/** What stands between the actor and other agencies' information in the papers and items of a meeting; null: nothing. */
export async function gateOf({ db, actor, now }: Context, { group, sitting }: Meeting): Promise<GateWhy | null> {
  const today = londonDay(now);
  const { partnershipId, agencyId } = actor;
  const agreement = await findAgreement(db, partnershipId, agencyId);
  const words = await statementWords(db, partnershipId, sitting, today);
  const lapse = { groupId: group.id, agencyId, expiredOn: agreement.expiresOn };
  return refuseAtGate(
    {
      isAboutCases: hasGate(group),
      agreement,
      lapse: await findLapseDecision(db, partnershipId, lapse),
      hasAccepted: await hasAcceptedStatement(db, { sittingId: sitting.id, userId: actor.id, words }),
    },
    today,
  );
}

/** The statement as it is worded today; of a meeting that is over, as it was on its day. */
export async function statementWords(
  db: Executor,
  partnershipId: string,
  sitting: { day: string },
  today: string,
): Promise<string> {
  const settings = await settingsOn(db, partnershipId, sitting.day < today ? sitting.day : today);
  return settings["meetings.confidentiality-statement"];
}

/** Of these items those whose content the actor opens in this meeting; an own case, and one behind broken glass, always. */
export async function openItems<T extends Pick<FoundAgendaItem, "id" | "caseId">>(
  { db, actor }: Omit<Context, "now">,
  why: GateWhy | null,
  items: readonly T[],
): Promise<(item: Pick<FoundAgendaItem, "caseId">) => boolean> {
  if (why === null) return () => true;
  const past = await listCasesPastGate(
    db,
    actor,
    items.flatMap(({ caseId }) => caseId ?? []),
  );
  return ({ caseId }) => caseId !== null && past.has(caseId);
}

/**
 * One item of a meeting: its content, where the actor may open it; `gated` with why not, where they see that there is such
 * an item and no more. Every page, form and file about what is said of an item begins here.
 */
export async function itemOpened(context: Context, at: { groupId: string; sittingId: string; itemId: string }) {
  const { db, actor } = context;
  const meeting = await meetingOpened(db, actor, at.groupId, at.sittingId);
  const item = meeting && (await findAgendaItem(db, actor, at.sittingId, at.itemId));
  if (!item) return { kind: "not-found" as const };
  const why = await gateOf(context, meeting);
  const isOpen = await openItems(context, why, [item]);
  if (why !== null && !isOpen(item)) return { kind: "gated" as const, why, meeting, item };
  return { kind: "open" as const, meeting, item, why };
}
