import { MICRO } from "./ledger.ts";

/** Points per so many people that the venue holds, with two decimals; null where its capacity is not known. Shown, not used. */
export function ratePerCapacity(points: number, capacity: number | null, per: number): number | null {
  return capacity === null ? null : Math.round((points / MICRO / capacity) * per * 100) / 100;
}
