import { fallingOff } from "#app/domain/premises/falling-off.ts";
import { freezeLedger } from "#app/domain/premises/frozen-ledger.ts";
import { ledgerOn } from "#app/domain/premises/ledger.ts";
import { ratePerCapacity } from "#app/domain/premises/rate.ts";
import { waitingIn } from "#app/domain/premises/waiting.ts";
import type { Actor } from "#app/domain/access/actor.ts";
import type { FoundPremises } from "#db/queries/premises.ts";
import { findNextGradingSitting } from "#db/queries/premises-sittings.ts";
import { settingsOn } from "#db/queries/settings.ts";
import type { Executor } from "#db/transaction.ts";
import { ledgerPage } from "./ledger-page.ts";

/** The ledger as at a day, what waits, its rate, and what age alone makes of it by the next sitting. */
export async function ledgerView(
  db: Executor,
  actor: Actor,
  premises: Pick<FoundPremises, "id" | "capacity">,
  asAt: string,
) {
  const { settings, ledger } = await ledgerPage(db, actor, premises, asAt);
  const shown = freezeLedger(ledger, settings, asAt);
  const per = settings["premises.rate-per-capacity"];
  const rate = ratePerCapacity(ledger.points, premises.capacity, per);
  const sitting = await findNextGradingSitting(db, actor, asAt);
  return {
    ledger: shown,
    waiting: waitingIn(ledger, settings, asAt),
    rate: rate === null || premises.capacity === null ? null : { value: rate, per, capacity: premises.capacity },
    next: sitting ? await atNext(sitting.day) : null,
  };

  async function atNext(day: string) {
    const later = await settingsOn(db, actor.partnershipId, day);
    const incidents = ledger.lines.map(({ incident }) => incident);
    const { points, band, lines } = ledgerOn(incidents, later, day);
    return { day, points, band, falls: fallingOff(shown.lines, lines) };
  }
}
