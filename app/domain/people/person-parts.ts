/** What is known of a person beside the identity. Each part came through a record (DESIGN 5), or with the person. */
export const PART_KINDS = ["alias", "contact", "safe-contact", "address", "marker", "relationship"] as const;
export type PartKind = (typeof PART_KINDS)[number];

export function isPartKind(kind: string): kind is PartKind {
  return (PART_KINDS as readonly string[]).includes(kind);
}

/** In the words of the pages: heading of the section, and one of them in a sentence. */
export const PART_NAMES: Record<PartKind, { many: string; one: string }> = {
  alias: { many: "Other names", one: "another name" },
  contact: { many: "Phone numbers and e-mail", one: "a phone number or e-mail" },
  "safe-contact": { many: "Safe contact", one: "how to contact safely" },
  address: { many: "Addresses", one: "an address" },
  marker: { many: "Warnings", one: "a warning" },
  relationship: { many: "Relationships", one: "a relationship" },
};

export const ALIAS_KIND_NAMES = {
  "also-known-as": "Also known as",
  nickname: "Nickname",
  "former-name": "Former name",
  "merged-record": "Name on a merged record",
} as const;
export type AliasKind = keyof typeof ALIAS_KIND_NAMES;

export const CONTACT_KIND_NAMES = { phone: "Phone", email: "E-mail", other: "Other" } as const;
export type ContactKind = keyof typeof CONTACT_KIND_NAMES;

export const CHANNEL_NAMES = {
  phone: "Phone call",
  text: "Text message",
  email: "E-mail",
  letter: "Letter",
  visit: "Visit",
  "through-somebody": "Through somebody else",
  none: "No contact",
} as const;
export type Channel = keyof typeof CHANNEL_NAMES;

export const LEAVE_MESSAGE_NAMES = { yes: "Yes", no: "No", "not-asked": "Not asked" } as const;
export type LeaveMessage = keyof typeof LEAVE_MESSAGE_NAMES;

export const ADDRESS_KIND_NAMES = {
  home: "Home",
  bail: "Bail",
  previous: "Previous",
  correspondence: "Correspondence",
  other: "Other",
} as const;
export type AddressKind = keyof typeof ADDRESS_KIND_NAMES;

export const SEX_NAMES = { female: "Female", male: "Male", other: "Other" } as const;
export type Sex = keyof typeof SEX_NAMES;
