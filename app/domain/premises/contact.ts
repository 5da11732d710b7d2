export const CONTACT_WAY_NAMES = {
  visit: "Visit",
  telephone: "Telephone",
  "e-mail": "E-mail",
  letter: "Letter",
  meeting: "Meeting",
} as const;
export type ContactWay = keyof typeof CONTACT_WAY_NAMES;
export const CONTACT_WAYS = Object.keys(CONTACT_WAY_NAMES) as [ContactWay, ...ContactWay[]];
