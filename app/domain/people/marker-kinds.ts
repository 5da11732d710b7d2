/** What a partnership begins with; from then on the list is its own [PROPOSED: no local list of warning markers was found]. */
export const FIRST_MARKER_KINDS = [
  "Violence to staff",
  "Do not visit alone",
  "Weapons",
  "Dog at address",
  "Do not contact by letter",
  "Threats or intimidation",
  "Self-harm",
  "Needles or drug equipment at address",
] as const;
