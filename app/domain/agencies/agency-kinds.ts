export const AGENCY_KIND_NAMES = {
  police: "Police",
  "district-council": "District or borough council",
  "county-council": "County council",
  probation: "Probation",
  health: "Health",
  fire: "Fire and rescue",
  housing: "Registered housing provider",
  education: "University, college or school",
  "youth-justice": "Youth justice",
  "police-and-crime-commissioner": "Police and Crime Commissioner",
  business: "Business group",
  voluntary: "Charity or voluntary group",
  other: "Other",
} as const;
export type AgencyKind = keyof typeof AGENCY_KIND_NAMES;
export const AGENCY_KINDS = Object.keys(AGENCY_KIND_NAMES) as AgencyKind[];

/** Whose reports count locally unless the partnership says otherwise (DOMAIN 11: council, police, registered housing providers). */
export function countsLocallyByDefault(kind: AgencyKind) {
  return kind === "police" || kind === "district-council" || kind === "housing";
}
