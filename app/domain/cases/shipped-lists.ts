export type FlagBehaviour = "da-marac" | "prevent";

/** With what a new partnership begins; each is its own to change afterwards. Proposals: no local list was found. */
export const SHIPPED_OUTCOMES = [
  "Behaviour has stopped",
  "Risk reduced, one agency carries on",
  "Support in place",
  "Order or conviction obtained",
  "Moved out of the area",
  "Transferred to another group",
  "Allegation not substantiated",
  "Did not engage",
  "Died",
] as const;

/** DOMAIN 7.3. `behaviour` names the two for which Joint Action does something of its own. */
export const SHIPPED_FLAGS: readonly { name: string; behaviour: FlagBehaviour | null }[] = [
  { name: "Hate", behaviour: null },
  { name: "Domestic abuse / MARAC", behaviour: "da-marac" },
  { name: "Prevent", behaviour: "prevent" },
  { name: "Exploitation", behaviour: null },
  { name: "Cuckooing", behaviour: null },
  { name: "County lines", behaviour: null },
  { name: "Mental health", behaviour: null },
  { name: "Substance misuse", behaviour: null },
  { name: "Homelessness", behaviour: null },
  { name: "Off-road bikes", behaviour: null },
];
