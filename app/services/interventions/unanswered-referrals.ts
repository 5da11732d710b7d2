import type { Actor } from "#app/domain/access/actor.ts";
import { daysBetween, londonDay } from "#app/domain/dates/iso-day.ts";
import { type InterventionKey, keyOfIntervention } from "#app/domain/interventions/intervention-list.ts";
import { type ListedRespondent, respondentWords } from "#app/domain/interventions/listed-respondents.ts";
import { sentBefore } from "#app/domain/interventions/service-answer.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { listRespondents } from "#db/queries/intervention-respondents.ts";
import { settingsOn } from "#db/queries/settings.ts";
import { countUnansweredReferrals, listUnansweredReferrals } from "#db/queries/unanswered-referrals.ts";
import type { Executor } from "#db/transaction.ts";

type Context = { db: Executor; actor: Actor; now: Date };
type Asked = { serviceId?: string; after?: InterventionKey };
const PAGE = 50;

/** One page of the referrals that a service has not answered within the days of the partnership's setting. */
export async function unansweredReferrals({ db, actor, now }: Context, { serviceId, after }: Asked) {
  const today = londonDay(now);
  const { "interventions.service-answer-days": days } = await settingsOn(db, actor.partnershipId, today);
  const sentBy = sentBefore(today, days);
  const rows = await listUnansweredReferrals(db, actor, { sentBy, serviceId, after, limit: PAGE + 1 });
  const shown = rows.slice(0, PAGE);
  const ids = shown.map(({ id }) => id);
  const people = new Map<string, ListedRespondent[]>();
  for (const one of await listRespondents(db, actor, ids))
    people.set(one.interventionId, [...(people.get(one.interventionId) ?? []), one]);
  const services = await countUnansweredReferrals(db, actor, sentBy);
  await recordList({ db, actor, now }, "intervention.unanswered-listed", "intervention", ids, { serviceId });
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  return {
    days,
    services,
    total: services.reduce((sum, { many }) => sum + many, 0),
    last: last ? keyOfIntervention(last) : null,
    referrals: shown.map(({ personsUnknown, ...row }) => ({
      ...row,
      who: respondentWords(people.get(row.id) ?? [], { personsUnknown: personsUnknown === 1, today }),
      waited: daysBetween(row.issuedOn, today),
    })),
  };
}
