import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { HeldKind } from "#app/domain/retention/hold.form.ts";
import { keptInWords } from "#app/domain/retention/kept-words.ts";
import type { Executor } from "#db/transaction.ts";
import { retentionOf } from "./retention-of.ts";

type Of = { kind: HeldKind; id: string; reference: string };

/** How long a record that the caller has found visible is kept, for who may know it, and where a hold on it is placed. */
export async function retentionInBrief(
  { db, actor, now }: { db: Executor; actor: Actor; now: Date },
  { kind, id, reference }: Of,
  runsIt: boolean,
): Promise<{ words: string; holdHref: string | null } | null> {
  const mayHold = actor.permissions.has("retention:manage");
  if (!runsIt && !mayHold) return null;
  const retention = await retentionOf(db, actor.partnershipId, { kind, id }, londonDay(now));
  if (!retention) return null;
  const query = new URLSearchParams({ kind, reference }).toString();
  return { words: keptInWords(retention), holdHref: mayHold ? `/retention/holds/new?${query}` : null };
}
