import { interventionListHref } from "#app/domain/interventions/intervention-list.ts";
import { daysAhead } from "#app/domain/meetings/period.ts";
import { interventionsPage } from "#app/services/interventions/interventions-page.ts";
import { countCasesAtWork } from "#db/queries/case-lists.ts";
import { londonDay, plusDays } from "#app/domain/dates/iso-day.ts";
import { listHearingsAhead } from "#db/queries/licensing-hearings.ts";
import { findNextSitting, listOwnSittingsBetween } from "#db/queries/meetings.ts";
import { settingsOn } from "#db/queries/settings.ts";
import type { AgendaContext } from "./agenda-change.ts";
import { gateOf } from "./gate-of.ts";
import { gateShown } from "./gate-shown.ts";
import type { meetingOpened } from "./meeting-opened.ts";

type Meeting = NonNullable<Awaited<ReturnType<typeof meetingOpened>>>;

const MOST = 50;

/** What lies ahead of a group at a meeting, as far as the reader may open it; behind the gate the meetings alone. */
export async function aheadPage(context: AgendaContext, meeting: Meeting) {
  const { db, actor, now } = context;
  const { group, sitting } = meeting;
  const next = await findNextSitting(db, actor, group.id, plusDays(sitting.day, 1));
  const settings = await settingsOn(db, actor.partnershipId, londonDay(now));
  const days = daysAhead(sitting.day, next?.day ?? null, settings["meetings.action-due-days"]);
  const ends = { show: "in-force", endsFrom: days.from, endsUntil: days.until } as const;
  const why = await gateOf(context, meeting);
  const may = (permission: "interventions:read" | "cases:read" | "premises:read") =>
    why === null && actor.permissions.has(permission);
  const ending = may("interventions:read")
    ? (await interventionsPage(context, ends, undefined, MOST)).interventions
    : [];
  const work = may("cases:read") ? await countCasesAtWork(db, actor, [group.id], londonDay(now)) : null;
  return {
    days,
    gate: await gateShown(context, meeting, why),
    endingList: interventionListHref(ends),
    ending: ending.map(({ id, reference, kind, who, standing }) => ({ id, reference, kind, who, standing })),
    hearings: may("premises:read") ? await listHearingsAhead(db, actor, days) : [],
    reviewsDue: work === null ? null : (work.get(group.id)?.due ?? 0),
    sittings: await listOwnSittingsBetween(db, actor, days),
  };
}
