/** What is on the register of a licensing authority (Licensing Act 2003 s8). */
export const PREMISES_KIND_NAMES = {
  "premises-licence": "Premises licence",
  "club-certificate": "Club premises certificate",
  "temporary-event": "Temporary event notice",
} as const;
export type PremisesKind = keyof typeof PREMISES_KIND_NAMES;
export const PREMISES_KINDS = Object.keys(PREMISES_KIND_NAMES) as [PremisesKind, ...PremisesKind[]];

export const LICENCE_STATUS_NAMES = {
  current: "Current",
  "not-granted": "Applied for, not granted",
  suspended: "Suspended",
  lapsed: "Lapsed",
  surrendered: "Surrendered",
  revoked: "Revoked",
} as const;
export type LicenceStatus = keyof typeof LICENCE_STATUS_NAMES;
export const LICENCE_STATUSES = Object.keys(LICENCE_STATUS_NAMES) as [LicenceStatus, ...LicenceStatus[]];

/** Two people in law: who holds the licence (s16) and whom it names for the sale of alcohol (s15), always a person. */
export const HOLDER_ROLE_NAMES = {
  "licence-holder": "Premises licence holder",
  dps: "Designated premises supervisor",
} as const;
export type HolderRole = keyof typeof HOLDER_ROLE_NAMES;
export const HOLDER_ROLES = Object.keys(HOLDER_ROLE_NAMES) as [HolderRole, ...HolderRole[]];

export const CONDITION_SOURCE_NAMES = {
  mandatory: "Mandatory",
  "operating-schedule": "From the operating schedule",
  "after-hearing": "Attached after a hearing",
} as const;
export type ConditionSource = keyof typeof CONDITION_SOURCE_NAMES;
export const CONDITION_SOURCES = Object.keys(CONDITION_SOURCE_NAMES) as [ConditionSource, ...ConditionSource[]];

/** What makes two licence numbers the same: capitals and blanks make no difference, signs do. */
export function licenceNumberKey(number: string): string {
  return number.replaceAll(/\s+/g, "").toUpperCase();
}
