import type { Actor } from "#app/domain/access/actor.ts";
import { findAnswer, findMatter, type FoundMatter } from "#db/queries/passed-matters.ts";
import type { Executor } from "#db/transaction.ts";

/** No two groups answer each other longer than this. */
const MOST = 50;

/** A matter with what it answers and what answers it, the first at the top: both groups see the whole. */
export async function matterThread(db: Executor, actor: Actor, matter: FoundMatter): Promise<FoundMatter[]> {
  const thread = [matter];
  for (let at = matter; at.answersId !== null && thread.length < MOST;) {
    const before = await findMatter(db, actor, at.answersId);
    if (!before) break;
    thread.unshift(before);
    at = before;
  }
  for (
    let at = await findAnswer(db, actor, matter.id);
    at && thread.length < MOST;
    at = await findAnswer(db, actor, at.id)
  )
    thread.push(at);
  return thread;
}
