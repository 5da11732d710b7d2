import { definitionOf, type InterventionKind, type Tier } from "./kinds.ts";

/** What the form of a kind asks beside the day, the agency, the officer and the words. */
export type Asked = {
  people: "needed" | "or-place" | "optional" | "none";
  bodies: boolean;
  /** People whom nobody can name yet. */
  unknown: boolean;
  place: "needed" | "optional" | "none";
  hours: boolean;
  lasts: boolean;
  court: boolean;
  authoriser: boolean;
  grounds: "needed" | "optional";
  consultation: boolean;
  amount: boolean;
  vehicle: boolean;
  support: boolean;
  stage: boolean;
  conditions: boolean;
};

/**
 * By the catalogue alone. At a place of the law there are people or bodies to serve only where an order binds them: a
 * closure; CCTV, patrols and the like name nobody. A step of the criminal or civil law, or on the ladder, is asked for the
 * support beside it (DOMAIN 4: "support and diversion prior to and with any enforcement").
 */
export function askedOf(kind: InterventionKind, ownTier: Tier | null): Asked {
  const definition = definitionOf(kind);
  const tier = ownTier ?? definition.tier;
  const isClosure = definition.power === "closure-notice" || definition.power === "closure-order";
  const isOwnPlace = kind === "own" && tier === "place";
  const atPlace = definition.about === "place" || isOwnPlace;
  return {
    people: atPlace ? (isClosure ? "optional" : "none") : definition.about === "either" ? "or-place" : "needed",
    bodies: definition.bodies === true || isClosure,
    unknown: tier !== "place" && (definition.court === true || definition.hours === true) && !atPlace,
    place: atPlace ? "needed" : "optional",
    hours: definition.hours === true,
    lasts: definition.lasts === true,
    court: definition.court === true,
    authoriser: definition.power === "closure-notice",
    grounds: kind === "dispersal-authorisation" ? "needed" : "optional",
    consultation: definition.youthConsultation === true,
    amount: kind === "fpn",
    vehicle: definition.power === "vehicle",
    support: definition.stage !== undefined || ((tier === "civil" || tier === "criminal") && !atPlace),
    stage: definition.stage !== undefined && !atPlace,
    conditions: definition.conditions === true,
  };
}
