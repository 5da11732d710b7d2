import type { RiskLevel } from "#app/domain/risk/levels.ts";

export function dayOf(name: string, iso: string) {
  const [year = "", month = "", date = ""] = iso.split("-");
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year };
}

export function levels(reoffending: RiskLevel, harmToOthers: RiskLevel, harmToSelf: RiskLevel) {
  return { reoffending, harmToOthers, harmToSelf };
}

/** The fields of an assessment without a next review: the furthest day that the level allows. */
export function assessed(given: ReturnType<typeof levels>, on = "2026-03-10"): Record<string, string> {
  const reasons = {
    reoffendingReasons: "Two thefts",
    harmToOthersReasons: "Rides at people",
    harmToSelfReasons: "None seen",
  };
  return { ...given, ...reasons, occasion: "review", ...dayOf("assessedOn", on) };
}
