import type { InterventionFacts, RespondentFacts } from "#app/domain/interventions/facts.ts";
import { powersOf } from "#app/domain/interventions/powers-of-kind.ts";
import { type LegalRow, lawOn } from "#app/domain/settings/law.ts";
import { LEGAL_IN_FORCE } from "../../migrations/shipped/legal-in-force.ts";
import { LEGAL_PARAMETERS } from "../../migrations/shipped/legal-parameters.ts";

export function someFacts(changes: Partial<InterventionFacts> = {}): InterventionFacts {
  const issuedOn = changes.issuedOn ?? "2026-03-02";
  return {
    kind: "cpn",
    ownTier: null,
    state: "made",
    issuedOn,
    issuedTime: null,
    fromDay: issuedOn,
    untilDay: null,
    untilTime: null,
    isInterim: false,
    isWithoutNotice: false,
    authorisedBy: null,
    agencyKind: null,
    consultedOn: null,
    notConsultedReason: null,
    follows: null,
    firstStartOn: null,
    extendedFrom: null,
    lastVariedOn: null,
    reviewedOn: [],
    appeal: null,
    arrests: [],
    amountPounds: null,
    respondents: [],
    personsUnknown: false,
    hasRequirementWithoutSupervisor: false,
    excludesFromHome: false,
    endedOn: null,
    ...changes,
  };
}

export function someFollowed(changes: Partial<NonNullable<InterventionFacts["follows"]>> = {}) {
  return {
    ...{ kind: "cpw" as const, issuedOn: "2026-02-01", servedOn: "2026-02-01", servedTime: null },
    ...{ issuedTime: null, untilTime: null, state: "made" as const, endKind: null },
    services: [{ who: "p1", servedOn: "2026-02-01" }],
    ...{ fromDay: "2026-02-01", untilDay: null, endedOn: null, convictedOn: null },
    ...changes,
  };
}

export function aPerson(birthDate: string | null, changes: Partial<RespondentFacts> = {}): RespondentFacts {
  return {
    ...{ id: "r1", name: "Tom Hill", birthDate, birthDateBasis: birthDate === null ? "unknown" : "exact" },
    ...{ isBody: false, who: "p1", servedOn: null, servedTime: null, endedOn: null },
    ...changes,
  };
}

const SHIPPED_ROWS: LegalRow[] = [...LEGAL_PARAMETERS, ...LEGAL_IN_FORCE].map((row) => ({
  ...{ power: row.power, parameter: row.parameter, value: row.value, source: row.source, fromDay: row.from_day },
  ...{ untilDay: row.until_day, isConfirmed: row.confirmed_at !== null },
}));

const HOLIDAYS = {
  goodFridays: new Set(["2026-04-03", "2027-03-26"]),
  holidayYears: new Set([2025, 2026, 2027]),
};

/** As an installation has it on that day, with rows that an administrator added or confirmed. */
export function shippedLaw({ kind, issuedOn }: InterventionFacts, more: readonly Partial<LegalRow>[] = []) {
  const powers: readonly string[] = powersOf(kind);
  const added = more.map((row) => ({
    ...{ power: "fpn", parameter: "cpn-most", value: "500", source: "A test", fromDay: "2026-12-01" },
    ...{ untilDay: null, isConfirmed: true, ...row },
  }));
  return lawOn(
    [...SHIPPED_ROWS, ...added].filter(({ power }) => powers.includes(power)),
    issuedOn,
    HOLIDAYS,
  );
}
