import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { recordView } from "#app/services/audit/record-access.ts";
import type { Executor } from "#db/transaction.ts";
import { subjectsOf } from "./agenda-page.ts";
import type { itemOpened } from "./gate-of.ts";
import { gatedSubject, gateShown } from "./gate-shown.ts";

type Context = { db: Executor; actor: Actor; now: Date };
type Gated = Extract<Awaited<ReturnType<typeof itemOpened>>, { kind: "gated" }>;

/** An item for whoever stands before the gate: kind and reference, and nothing that anybody wrote of it. */
export async function gatedItem(context: Context, { meeting, item, why }: Gated) {
  const { db, actor, now } = context;
  const { reference } = (await subjectsOf({ db, actor }, [item], londonDay(now)))(item);
  await recordView(context, "agenda.item-gated", "agenda-item", item.id);
  const words = [reference, gatedSubject(item)].filter(Boolean).join(" · ");
  return { words, gate: await gateShown(context, meeting, why) };
}
