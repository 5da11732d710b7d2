import { type Months, monthsOf } from "#app/domain/interventions/figures.ts";
import type { ServiceAnswer } from "#app/domain/interventions/record.ts";
import {
  countBegun,
  countChildrenInBreach,
  countReferrals,
  countYouthBreaches,
} from "#db/queries/performance-interventions.ts";
import type { Executor } from "#db/transaction.ts";

type Counts = { "youth-non-legal": number; "youth-breaches": number; children: number; legal: number };
type Service = { id: string; name: string; sent: number; answers: Partial<Record<ServiceAnswer | "none", number>> };

/**
 * What the plan measures of interventions, for each month and for all of them. A child counts once in each month,
 * and once in all of them. */
export async function interventionFigures(db: Executor, partnershipId: string, months: Months) {
  const nonLegal = await countBegun(db, partnershipId, "youth-non-legal", months);
  const legal = await countBegun(db, partnershipId, "legal", months);
  const breaches = await countYouthBreaches(db, partnershipId, months);
  const of = <R extends { month: string }>(rows: readonly R[], month: string) =>
    rows.find((row) => row.month === month);
  const monthly = monthsOf(months).map((month) => ({
    month,
    "youth-non-legal": of(nonLegal, month)?.rows ?? 0,
    "youth-breaches": of(breaches, month)?.rows ?? 0,
    children: of(breaches, month)?.children ?? 0,
    legal: of(legal, month)?.rows ?? 0,
  }));
  const sum = (name: keyof Counts) => monthly.reduce((total, counts) => total + counts[name], 0);
  return {
    monthly,
    totals: {
      ...{ "youth-non-legal": sum("youth-non-legal"), "youth-breaches": sum("youth-breaches") },
      ...{ children: await countChildrenInBreach(db, partnershipId, months), legal: sum("legal") },
    },
    services: servicesOf(await countReferrals(db, partnershipId, months)),
  };
}

function servicesOf(rows: Awaited<ReturnType<typeof countReferrals>>): Service[] {
  const services = new Map<string, Service>();
  for (const { id, name, answer, rows: count } of rows) {
    const one = services.get(id) ?? { id, name, sent: 0, answers: {} };
    services.set(id, { ...one, sent: one.sent + count, answers: { ...one.answers, [answer ?? "none"]: count } });
  }
  return [...services.values()];
}
