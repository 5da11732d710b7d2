import { londonDay } from "#app/domain/dates/iso-day.ts";
import { COPY_KIND_NAMES, type CopyKind, mayOpenCopy } from "#app/domain/meetings/minutes.ts";
import {
  type MinutedAction,
  type MinutesContent,
  minutesContentIn,
  withheldSince,
} from "#app/domain/meetings/minutes-content.ts";
import { actionLogSheet, agencySheet, redactedSheet, wholeSheet } from "#app/domain/meetings/minutes-copies.ts";
import type { MinutesCorrection, Sheet, SheetFor } from "#app/domain/meetings/minutes-sheet.ts";
import { countRestricted } from "#app/domain/rights/mark-words.ts";
import { withRightsMarks } from "#app/domain/rights/marked-minutes.ts";
import { listUsersOfGroup } from "#db/queries/case-groups.ts";
import { type MinutesVersion, unsafeFindMinutesContent } from "#db/queries/minutes.ts";
import { unsafeListActionsOfItems, unsafeListWithheldToMinute } from "#db/queries/minutes-snapshot.ts";
import type { Executor } from "#db/transaction.ts";
import { marksOn } from "../rights/marks-on.ts";
import type { AgendaAt, AgendaContext } from "./agenda-change.ts";
import { itemsOpenTo, itemsOpenToAgency } from "./items-open-to.ts";
import { minutesOpened, type OpenedMinutes } from "./minutes-opened.ts";

export type CopyAsked = { versionId: string; copy: CopyKind; agencyId: string | null };

/**
 * One copy of one version, of the items that the reader sees now and the gate opens to them; that of an agency, besides, of
 * those that the agency may open.
 */
export async function minutesCopy(context: AgendaContext, at: AgendaAt, asked: CopyAsked) {
  const { db, actor } = context;
  const minutes = await minutesOpened(db, actor, at.groupId, at.sittingId);
  const version = minutes?.versions.find(({ id }) => id === asked.versionId);
  if (!minutes || !version) return { kind: "not-found" as const };
  const { copy } = asked;
  // Research is withheld from the agency of whoever reads: no other can be put in its place.
  if (asked.agencyId !== null && (copy === "whole" || copy === "redacted")) return { kind: "not-found" as const };
  const ofAgency = copy === "agency" || (copy === "action-log" && !minutes.mayKeep);
  const agencyId = asked.agencyId ?? (ofAgency ? actor.agencyId : null);
  if (
    !mayOpenCopy(
      { mayKeep: minutes.mayKeep, isAboutCases: minutes.isAboutCases, agencyId: actor.agencyId },
      { kind: copy, agencyId },
    )
  )
    return { kind: "forbidden" as const };
  const base = version.kind === "correction" ? minutes.confirmed : version;
  const frozen = minutesContentIn((await unsafeFindMinutesContent(db, base?.id ?? "")) ?? "");
  const content = withheldSince(frozen, await unsafeListWithheldToMinute(db, at.sittingId));
  const agencies = await agenciesOf(context, minutes, content);
  const agency = agencyId === null ? null : agencies.get(agencyId);
  if (agency === undefined) return { kind: "not-found" as const };
  const { why, ids } = await itemsOpenTo(context, minutes);
  const ofThem = agencyId === null ? null : await itemsOpenToAgency(context, minutes, { agencyId, items: ids });
  const sees = (id: string) => ids.has(id) && (ofThem?.has(id) ?? true);
  const reader: SheetFor = { sees, agencyId: agencyId ?? actor.agencyId, isPastGate: why === null };
  const sheet = await sheetOf(db, copy, content, correctionsUpTo(minutes, version), reader, agencyId);
  const marks = await marksInCopy(context, sheet, content);
  return {
    kind: "found" as const,
    ...{
      minutes,
      version: { ...version, confirmedOn: base?.confirmedOn ?? null },
      copy,
      sheet: withRightsMarks(sheet, marks, copy),
      why,
    },
    restricted: countRestricted(marks),
    ...{ agency: agencyId === null ? null : { id: agencyId, name: agency ?? "" }, groupKind: content.groupKind },
    /** Of the items in it, for whoever asks who has seen a case. */
    caseIds: content.items.flatMap(({ id, caseId }) => (caseId !== null && sees(id) ? [caseId] : [])),
  };
}
export type FoundCopy = Extract<Awaited<ReturnType<typeof minutesCopy>>, { kind: "found" }>;

/** Those for which there may be a copy: of whoever was there, is in the group or has an action from it. */
export async function agenciesOf(
  { db, actor, now }: AgendaContext,
  { group }: Pick<OpenedMinutes, "group">,
  { people, items }: MinutesContent,
) {
  const users = await listUsersOfGroup(db, actor.partnershipId, group.id, londonDay(now));
  const all = [...users, ...people, ...items.flatMap(({ actions }) => actions)];
  const names = new Map(all.map(({ agencyId, agencyName }) => [agencyId, agencyName]));
  return new Map([...names].sort(([, a], [, b]) => a.localeCompare(b, "en-GB")));
}

/** What stands by somebody's right on the items of a copy, their cases and the actions in it, by the item's id. */
async function marksInCopy(context: AgendaContext, { items }: Sheet, content: MinutesContent) {
  const caseOf = new Map(content.items.map(({ id, caseId }) => [id, caseId]));
  const shown = items.map(({ id, actions }) => ({
    id,
    of: [id, caseOf.get(id) ?? id, ...actions.map((action) => action.id)],
  }));
  const marks = await marksOn(context, {
    "minutes-item": items.map(({ id }) => id),
    case: items.flatMap(({ id }) => caseOf.get(id) ?? []),
    action: items.flatMap(({ actions }) => actions.map(({ id }) => id)),
  });
  const found = shown.map(({ id, of }) => [id, of.flatMap((one) => marks[one] ?? [])] as const);
  return Object.fromEntries(found.filter(([, of]) => of.length > 0));
}

function correctionsUpTo({ versions }: OpenedMinutes, { number: most }: MinutesVersion): MinutesCorrection[] {
  return versions
    .filter(({ kind, number }) => kind === "correction" && number <= most)
    .map(({ number, itemId, corrects, correction, correctedOn }) => ({
      ...{ number, itemId, corrects: corrects ?? "other", words: correction ?? "", correctedOn: correctedOn ?? "" },
    }))
    .sort((a, b) => a.number - b.number);
}

async function sheetOf(
  db: Executor,
  copy: CopyKind,
  content: MinutesContent,
  corrections: readonly MinutesCorrection[],
  reader: SheetFor,
  onlyOf: string | null,
) {
  switch (copy) {
    case "whole":
      return wholeSheet(content, corrections, reader);
    case "agency":
      return agencySheet(content, corrections, reader);
    case "redacted":
      return redactedSheet(content, corrections, reader);
    case "action-log":
      return actionLogSheet(content, await actionsNow(db, content), reader, onlyOf);
  }
}

async function actionsNow(db: Executor, { items }: MinutesContent): Promise<Map<string, MinutedAction>> {
  const ids = items.map(({ id }) => id);
  const actions = await unsafeListActionsOfItems(db, ids);
  return new Map(actions.map(({ itemId: _, ...action }) => [action.id, action]));
}

/** For whom it is, as its page and its paper say. */
export function forWhom({ copy, agency }: Pick<FoundCopy, "copy" | "agency">): string {
  if (agency === null) return COPY_KIND_NAMES[copy];
  return copy === "agency" ? `Copy for ${agency.name}` : `Actions of ${agency.name}`;
}
