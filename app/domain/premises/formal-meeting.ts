/** Who is invited to the meeting with the premises (SRC 003, DOMAIN 3.4): the two in law, and both licensing teams. */
export const INVITED_PARTY_NAMES = {
  "licence-holder": "Premises licence holder",
  dps: "Designated premises supervisor",
  "police-licensing": "Police licensing",
  "council-licensing": "Council licensing",
  other: "Somebody else",
} as const;
export type InvitedParty = keyof typeof INVITED_PARTY_NAMES;

export const INVITED_HOW_NAMES = {
  letter: "Letter",
  "e-mail": "E-mail",
  telephone: "Telephone",
  "in-person": "In person",
} as const;
export type InvitedHow = keyof typeof INVITED_HOW_NAMES;
export const INVITED_HOWS = Object.keys(INVITED_HOW_NAMES) as [InvitedHow, ...InvitedHow[]];

/** In place of the name of a holder whom nobody has recorded. */
export const NAME_NOT_RECORDED = "Not recorded";

export const INVITED_ANSWER_NAMES = { attends: "Will come", "does-not-attend": "Will not come" } as const;
