import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { ATTRIBUTION_NAMES } from "#app/domain/premises/attribution.ts";
import type { Decided } from "#app/domain/premises/decide.form.ts";
import { decidedOn, refuseDecision } from "#app/domain/premises/undecided.ts";
import { listPremisesIncidentsById } from "#db/queries/undecided-incidents.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { recordPremisesIncidentChange } from "./record-incident-change.ts";
import { decidingSittings } from "./undecided-page.ts";

type Context = { db: Executor; actor: Actor; now: Date };
class LostRace extends Error {}

/** What a meeting decided of many incidents at once: all of it is recorded, or nothing where one was changed meanwhile. */
export function decideAttributions({ db, actor, now }: Context, { sittingId, decisions }: Decided) {
  const today = londonDay(now);
  return inTransaction(db, async (trx) => {
    const sitting = (await decidingSittings({ db: trx, actor }, today)).find(({ id }) => id === sittingId);
    if (!sitting) return refused([{ field: "sittingId", message: "Select one of the meetings shown" }]);
    const rows = await listPremisesIncidentsById(trx, actor, decisions.map(({ id }) => id)); // prettier-ignore
    const of = (id: string) => rows.find((row) => row.id === id);
    if (rows.length < decisions.length) return { kind: "not-found" as const };
    const lost = decisions.filter(({ id, version }) => of(id)?.version !== version || of(id)?.attribution !== "undecided"); // prettier-ignore
    if (lost.length > 0)
      return {
        kind: "changed" as const,
        rows: lost.flatMap(({ id, attribution }) => {
          const row = of(id);
          return row ? [{ ...row, entered: ATTRIBUTION_NAMES[attribution] }] : [];
        }),
      };
    const refusals = decisions.flatMap(({ id }) => {
      const message = refuseDecision(of(id)?.day ?? "", sitting.day);
      return message === null ? [] : [{ field: `attribution-${id}`, message }];
    });
    if (refusals.length > 0) return refused(refusals);
    const decided = { decided_sitting_id: sittingId, decided_on: decidedOn(sitting.day, today) };
    for (const { id, attribution } of decisions) {
      const row = of(id);
      const change = {
        event: "premises.incident-decided" as const,
        columns: { attribution, ...decided },
        changes: [{ field: "attribution" as const, before: "undecided", after: attribution }],
        ...{ reason: null, sittingId },
      };
      if (!row || !(await recordPremisesIncidentChange(trx, { actor, now }, row, change))) throw new LostRace();
    }
    return { kind: "done" as const };
  }).catch((error: unknown) => {
    if (!(error instanceof LostRace)) throw error;
    return { kind: "changed" as const, rows: [] };
  });
}

const refused = (refusals: { field: string; message: string }[]) => ({ kind: "refused" as const, refusals });
