import { londonDay } from "#app/domain/dates/iso-day.ts";
import { isConfirmingMeeting, nextWithMinutes, refuseDraft } from "#app/domain/meetings/minutes.ts";
import { changedItems, isHeadingChanged, minutesContentIn } from "#app/domain/meetings/minutes-content.ts";
import { listLaterSittings, unsafeFindMinutesContent } from "#db/queries/minutes.ts";
import type { AgendaContext } from "./agenda-change.ts";
import { itemsOpenTo } from "./items-open-to.ts";
import { MOST_LATER } from "./confirm-minutes.ts";
import { agenciesOf } from "./minutes-copy.ts";
import type { OpenedMinutes } from "./minutes-opened.ts";
import { unsafeMinutesContent } from "./minutes-snapshot.ts";

/** Which versions there are, for which agencies there is a copy, and how far the newest draft has been overtaken. */
export async function minutesPage(context: AgendaContext, minutes: OpenedMinutes) {
  const { db, actor, now } = context;
  const today = londonDay(now);
  const { group, sitting, versions, confirmed, draft, mayKeep } = minutes;
  const base = confirmed ?? draft;
  const changed = mayKeep && !confirmed && draft ? await changedSince(context, minutes, draft.id) : null;
  const later = await listLaterSittings(db, actor, { groupId: group.id, after: sitting.day, limit: MOST_LATER });
  const mayConfirm = minutes.mayRun && confirmed === undefined && draft !== undefined;
  return {
    mayKeep,
    mayReadWhole: mayKeep || !minutes.isAboutCases,
    mayConfirm,
    /** The meeting that is to confirm them, where it is still to come. */
    confirmedOn: later.some((one) => isConfirmingMeeting(sitting, one, today)) ? null : (later[0]?.day ?? null),
    next: nextWithMinutes({
      hasDraft: draft !== undefined,
      isChanged: changed !== null && (changed.items > 0 || changed.heading),
      mayConfirm: mayConfirm && later.some((one) => isConfirmingMeeting(sitting, one, today)),
    }),
    isConfirmed: confirmed !== undefined,
    draftRefusal: refuseDraft(sitting, { confirmedOn: confirmed?.confirmedOn ?? null }, today),
    changed,
    agencies: mayKeep && base ? await agenciesWithCopies(context, minutes, base.id) : [],
    versions: versions.map(({ id, number, kind, madeAt, madeBy, confirmedOn, correctedOn }) => ({
      ...{ id, number, kind, madeAt, madeBy, confirmedOn, correctedOn },
    })),
  };
}

async function agenciesWithCopies(context: AgendaContext, minutes: OpenedMinutes, versionId: string) {
  const content = minutesContentIn((await unsafeFindMinutesContent(context.db, versionId)) ?? "");
  return [...(await agenciesOf(context, minutes, content))].map(([id, name]) => ({ id, name }));
}

/** Of the items that the reader opens, how many say something else now; and whether who was there is recorded otherwise. */
async function changedSince(context: AgendaContext, minutes: OpenedMinutes, draftId: string) {
  const before = minutesContentIn((await unsafeFindMinutesContent(context.db, draftId)) ?? "");
  const now = await unsafeMinutesContent(context.db, context.actor.partnershipId, minutes);
  const { ids } = await itemsOpenTo(context, minutes);
  const items = changedItems(before, now).filter((id) => ids.has(id)).length;
  return { items, heading: isHeadingChanged(before, now) };
}
