import { listedSubject } from "#app/domain/cases/listed-subject.ts";
import { AGENDA_PARTS, type AgendaPart, usualParts } from "#app/domain/meetings/agenda-parts.ts";
import type { MinutedItem, MinutesContent } from "#app/domain/meetings/minutes-content.ts";
import { listAgendaParts } from "#db/queries/agenda-candidates.ts";
import {
  unsafeListActionsOfItems,
  unsafeListBroughtToMinute,
  unsafeListCasesToMinute,
  unsafeListContributionsToMinute,
  unsafeListItemsToMinute,
  unsafeListMattersOfItems,
  unsafeListPeopleToMinute,
  unsafeListReferralsToMinute,
  unsafeListResearchToMinute,
  unsafeListWithheldToMinute,
} from "#db/queries/minutes-snapshot.ts";
import type { Executor } from "#db/transaction.ts";
import type { OpenedMinutes } from "./minutes-opened.ts";

type Meeting = Pick<OpenedMinutes, "group" | "sitting">;
type Row = Awaited<ReturnType<typeof unsafeListItemsToMinute>>[number];

/**
 * What the minutes of a meeting say as everything stands, whole: a chair with a conflict of interest in an item does not lose
 * it. It is frozen into a version; whoever reads that, reads the items that are theirs to see.
 */
export async function unsafeMinutesContent(
  db: Executor,
  partnershipId: string,
  { group, sitting }: Meeting,
): Promise<MinutesContent> {
  const order = await orderOf(db, partnershipId, group);
  const found = await unsafeListItemsToMinute(db, sitting.id);
  const rows = [...found].sort((a, b) => order.indexOf(a.part) - order.indexOf(b.part));
  const about = await aboutThem(db, rows, sitting.day);
  const said = await saidOfThem(db, rows, sitting.id);
  return {
    ...{ groupName: group.name, groupKind: group.kind },
    ...{ day: sitting.day, startTime: sitting.startTime, place: sitting.place },
    people: (await unsafeListPeopleToMinute(db, sitting.id)).map(({ name, ...person }) => ({
      ...person,
      name: name ?? "",
    })),
    brought: await unsafeListBroughtToMinute(db, sitting.id),
    items: rows.map((row, index) => ({
      ...{ id: row.id, number: index + 1, part: row.part, kind: row.kind, caseId: row.caseId, ...about(row) },
      ...{ isCarried: row.rolledFromId !== null, state: row.state, stateReason: row.stateReason },
      ...{ minute: row.minute ?? "", decision: row.decision ?? "", sharedSummary: row.sharedSummary ?? "" },
      ...said(row),
    })),
  };
}

async function orderOf(db: Executor, partnershipId: string, group: Meeting["group"]): Promise<AgendaPart[]> {
  const own = await listAgendaParts(db, { partnershipId, groupId: group.id });
  const order = own.length > 0 ? own : usualParts(group.kind);
  return [...order, ...AGENDA_PARTS.filter((part) => !order.includes(part))];
}

async function aboutThem(db: Executor, rows: readonly Row[], day: string) {
  const ids = (of: (row: Row) => string | null) => rows.flatMap((row) => of(row) ?? []);
  const cases = await unsafeListCasesToMinute(db, ids(({ caseId }) => caseId)); // prettier-ignore
  const referrals = await unsafeListReferralsToMinute(db, ids(({ referralId }) => referralId)); // prettier-ignore
  const records = new Map(
    [...cases, ...referrals].map((one) => [one.id, { reference: one.reference, subject: listedSubject(one, day) }]),
  );
  return ({
    caseId,
    referralId,
    premisesReference,
    premisesName,
    title,
  }: Row): Pick<MinutedItem, "reference" | "subject"> =>
    records.get(caseId ?? referralId ?? "") ?? { reference: premisesReference, subject: premisesName ?? title ?? "" };
}

async function saidOfThem(db: Executor, rows: readonly Row[], sittingId: string) {
  const ids = rows.map(({ id }) => id);
  const contributions = await unsafeListContributionsToMinute(db, ids);
  const actions = await unsafeListActionsOfItems(db, ids);
  const matters = await unsafeListMattersOfItems(db, ids);
  const research = await unsafeListResearchToMinute(db, sittingId);
  const withheld = await unsafeListWithheldToMinute(db, sittingId);
  return ({ id, caseId }: Row): Pick<MinutedItem, "contributions" | "research" | "actions" | "matters"> => ({
    contributions: contributions.filter(({ itemId }) => itemId === id).map(({ itemId: _, ...one }) => one),
    actions: actions.filter(({ itemId }) => itemId === id).map(({ itemId: _, ...one }) => one),
    matters: matters.filter(({ itemId }) => itemId === id).map(({ itemId: _, ...one }) => one),
    research: research.flatMap(({ id: requestId, caseId: about, answer, ...one }) =>
      about !== caseId || answer === null
        ? []
        : [
            {
              ...one,
              answer,
              withheldFrom: withheld.filter((row) => row.requestId === requestId).map(({ agencyId }) => agencyId),
            },
          ],
    ),
  });
}
