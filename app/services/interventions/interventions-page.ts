import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { type InterventionKey, type InterventionListAsked } from "#app/domain/interventions/intervention-list.ts";
import { kindWords, standingWords } from "#app/domain/interventions/listed-intervention.ts";
import { type ListedRespondent, respondentWords } from "#app/domain/interventions/listed-respondents.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { listRespondents } from "#db/queries/intervention-respondents.ts";
import { type ListedIntervention, listInterventions } from "#db/queries/listed-interventions.ts";
import type { Executor } from "#db/transaction.ts";

type Context = { db: Executor; actor: Actor; now: Date };

/** One page of a list of interventions, with whom each binds. */
export async function interventionsPage(
  { db, actor, now }: Context,
  asked: InterventionListAsked,
  after: InterventionKey | undefined,
  limit: number,
) {
  const today = londonDay(now);
  const rows = await listInterventions(db, actor, { asked, today, after, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const ids = shown.map(({ id }) => id);
  const interventions = await withRespondents({ db, actor }, shown, today);
  await recordList({ db, actor, now }, "intervention.listed", "intervention", ids, { ...asked });
  return {
    last: rows.length > limit ? shown.at(-1) : undefined,
    interventions: interventions.map(({ who, ...row }) => ({
      ...{ id: row.id, reference: row.reference, issuedOn: row.issuedOn, beatCode: row.beatCode, who },
      ...{ agencyName: row.agencyName, breaches: Number(row.breaches ?? 0) },
      kind: kindWords(row),
      standing: standingWords(row, today),
      where: row.placeName ?? row.areaWords,
    })),
  };
}

/** Each row with whom it binds, in words. */
export async function withRespondents(
  { db, actor }: Pick<Context, "db" | "actor">,
  rows: readonly ListedIntervention[],
  today: string,
) {
  const respondents = await listRespondents(db, actor, rows.map(({ id }) => id)); // prettier-ignore
  const of = new Map<string, ListedRespondent[]>();
  for (const one of respondents) of.set(one.interventionId, [...(of.get(one.interventionId) ?? []), one]);
  return rows.map((row) => ({
    ...row,
    who: respondentWords(of.get(row.id) ?? [], { personsUnknown: row.personsUnknown === 1, today }),
  }));
}
