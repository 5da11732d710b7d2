import type { Actor } from "#app/domain/access/actor.ts";
import type { FigureAsked } from "#app/domain/interventions/figures.ts";
import { kindWords } from "#app/domain/interventions/listed-intervention.ts";
import { listBehindVisible, listYouthBreachesVisible } from "#db/queries/performance-interventions.ts";
import type { Executor } from "#db/transaction.ts";

type At = { db: Executor; actor: Actor };
type Page = { after: string; limit: number };

/** What a number counts, each its own row: interventions, or breaches; as far as the actor may open them. */
export async function rowsBehind({ db, actor }: At, { measure, ...asked }: FigureAsked, page: Page) {
  if (measure === "youth-breaches") {
    const breaches = await listYouthBreachesVisible(db, actor, asked, page);
    return breaches.map(({ id, breachId, breachedOn, reference, ...row }) => ({
      ...{ id: breachId, after: breachId, href: `/interventions/${id}/breaches/${breachId}`, reference },
      ...{ kind: kindWords(row), day: breachedOn },
    }));
  }
  const found = await listBehindVisible(db, actor, { ...asked, measure }, page);
  return found.map(({ id, reference, fromDay, ...row }) => ({
    ...{ id, after: reference, href: `/interventions/${id}`, reference },
    ...{ kind: kindWords(row), day: fromDay },
  }));
}
