import { groupsWithFigures } from "../performance/theme-page.ts";
import { type Actor, groupsOf } from "#app/domain/access/actor.ts";
import { ageInWords, LATE_BECAUSE_NAMES } from "#app/domain/actions/lateness.ts";
import { ageLimits, NO_GROUP, type OverdueFilter } from "#app/domain/actions/overdue-filter.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { ExportAsked } from "#app/domain/exports/address.ts";
import { narrowedTo as incidentsNarrowedTo } from "#app/services/incidents/narrowed-to.ts";
import { mayReadMeetings } from "#app/domain/meetings/sitting.ts";
import { listGroupsTakingCases } from "#db/queries/case-groups.ts";
import { findDocumentOwner } from "#db/queries/documents.ts";
import { findGroup } from "#db/queries/groups.ts";
import { listAgenciesOfPartnership } from "#db/queries/partnership-agencies.ts";
import { findPremises } from "#db/queries/premises.ts";
import { settingsOn } from "#db/queries/settings.ts";
import type { Executor } from "#db/transaction.ts";

type Context = { db: Executor; actor: Actor; now: Date };

/** The name of the group whose list it is, when the actor is in it; of overdue actions, what they are narrowed to. */
export async function narrowedTo(at: Context, asked: ExportAsked): Promise<string | null> {
  if (asked.list === "overdue-actions") return overdueNarrowedTo(at, asked.filter);
  const { db, actor, now } = at;
  if (asked.list === "incidents") return (await incidentsNarrowedTo(db, actor, asked.filter)).place;
  if (asked.list === "interventions") return agencyName(at, asked.filter.agency);
  if (asked.list === "premises-incidents") return (await findPremises(db, actor, asked.filter.premises))?.name ?? null;
  if (asked.list === "documents") {
    const { kind, record } = asked.filter;
    return (await findDocumentOwner(db, actor, { kind, id: record }))?.reference ?? null;
  }
  if (
    asked.list === "meetings" ||
    asked.list === "attendance" ||
    asked.list === "group-actions" ||
    asked.list === "finished-actions"
  ) {
    const { group } = asked.filter;
    const mayKnow = asked.list === "meetings" ? mayReadMeetings(actor, group) : groupsOf(actor).includes(group);
    return mayKnow ? ((await findGroup(db, actor.partnershipId, group))?.name ?? null) : null;
  }
  if (asked.list === "figures") {
    const { group } = asked.filter;
    return group ? ((await groupsWithFigures(db, actor)).find(({ id }) => id === group)?.name ?? null) : null;
  }
  if (asked.list !== "cases" && asked.list !== "referrals" && asked.list !== "people-in-role") return null;
  const { group } = asked.filter;
  if (!groupsOf(actor).includes(group)) return null;
  const groups = await listGroupsTakingCases(db, actor.partnershipId, londonDay(now));
  return groups.find(({ id }) => id === group)?.name ?? null;
}

async function agencyName({ db, actor }: Context, agency: string | undefined) {
  const agencies = agency ? await listAgenciesOfPartnership(db, actor.partnershipId) : [];
  return agencies.find(({ id }) => id === agency)?.name ?? null;
}

async function overdueNarrowedTo({ db, actor, now }: Context, { agency, group, reason, age }: OverdueFilter) {
  const { partnershipId } = actor;
  const agencies = agency ? await listAgenciesOfPartnership(db, partnershipId) : [];
  const named = group && group !== NO_GROUP ? await findGroup(db, partnershipId, group) : undefined;
  const limits = ageLimits(await settingsOn(db, partnershipId, londonDay(now)));
  const words = [
    agency ? (agencies.find(({ id }) => id === agency)?.name ?? "one agency") : null,
    group === NO_GROUP ? "no group" : group ? (named?.name ?? "one group") : null,
    reason ? LATE_BECAUSE_NAMES[reason] : null,
    age ? ageInWords(age, limits) : null,
  ].filter((part) => part !== null);
  return words.length > 0 ? words.join(", ") : null;
}
