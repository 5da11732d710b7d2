/** In which way something was told (DOMAIN 7.4). */
export const WAY_NAMES = {
  export: "Download",
  print: "Print",
  paper: "Paper",
  sharing: "Shared in Joint Action",
  letter: "Letter",
  pack: "Subject access pack",
  telephone: "Telephone call",
  meeting: "At a meeting",
  email: "E-mail",
  "in-person": "In person",
} as const;
export type Way = keyof typeof WAY_NAMES;

/** What people tell outside Joint Action, and write into the register by hand. */
export const WAYS_BY_HAND = ["telephone", "meeting", "letter", "email", "in-person", "paper"] as const satisfies Way[];

export const ENTRY_DESTINATION_NAMES = {
  "own-use": "For work within the partnership",
  partnership: "To members of the partnership",
  disclosed: "To somebody outside",
} as const;
export type EntryDestination = keyof typeof ENTRY_DESTINATION_NAMES;
