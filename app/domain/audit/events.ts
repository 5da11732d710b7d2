/** What DPA 2018 s62(1) names, and what is kept besides (DOMAIN 7.2). */
export const AUDIT_CATEGORY_NAMES = {
  collection: "Collected",
  alteration: "Changed",
  consultation: "Seen",
  disclosure: "Disclosed",
  combination: "Combined",
  erasure: "Erased",
  "sign-in": "Signing in",
  permission: "Permissions",
  refusal: "Refused",
  system: "System",
} as const;
export type AuditCategory = keyof typeof AUDIT_CATEGORY_NAMES;
export const AUDIT_CATEGORIES = Object.keys(AUDIT_CATEGORY_NAMES) as AuditCategory[];
