import type { Actor } from "#app/domain/access/actor.ts";
import type { FortnightAsked } from "#app/domain/premises/grade-pages.ts";
import type { Executor } from "#db/transaction.ts";
import { fortnightList } from "./fortnight-list.ts";
import { sinceThen } from "./fortnight-page.ts";

/** The whole list as the page shows it, for a file. */
export async function fortnightRows(
  from: { db: Executor; actor: Actor; now: Date },
  asked: Omit<FortnightAsked, "page">,
) {
  const list = await fortnightList(from, asked);
  const happened = await sinceThen(from.db, from.actor, list, list.rows);
  return list.rows.map((row, index) => ({ ...row, rank: index + 1, since: happened(row.id)?.words ?? "Nothing" }));
}
