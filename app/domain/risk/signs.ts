/** Things seen or told, each a prompt for judgement and never a score (DOMAIN 2.5, 2.6). */
export const SIGN_LISTS = {
  /** Plymouth, Worcestershire and Cardiff guidance, through DOMAIN 2.5. */
  exploitation: {
    "missing-episodes": "Missing episodes (the biggest indicator)",
    "unexplained-things": "Unexplained money, clothes or phones",
    "several-phones": "More than one phone",
    "change-of-peers": "Change of friends",
    "older-associates": "Older associates",
    "school-absence": "Absence or exclusion from school",
    "out-of-area": "Travel out of the area",
    injuries: "Injuries",
    "carrying-weapons": "Carrying weapons",
    "drug-debt": "Drug debt",
    "controlling-person": "Relationship with a controlling person",
  },
  /** The ten of the US study (gov.scot list). */
  ace: {
    "physical-abuse": "Physical abuse",
    "sexual-abuse": "Sexual abuse",
    "verbal-abuse": "Verbal (emotional) abuse",
    "emotional-neglect": "Emotional neglect",
    "physical-neglect": "Physical neglect",
    "household-substances": "Adults at home with alcohol or drug problems",
    "household-mental-health": "Adults at home with mental health problems",
    "domestic-violence": "Domestic violence at home",
    "household-prison": "An adult of the home who has been in prison",
    "parental-separation": "Parental separation",
  },
  /** Not part of the ten. */
  adversity: {
    bereavement: "Bereavement",
    bullying: "Bullying",
    poverty: "Poverty",
    "community-violence": "Community violence",
  },
  /** Futures Housing Group and Neighbourhood Alert, through DOMAIN 2.6. */
  "cuckooing-sign": {
    "more-people": "More people coming and going",
    "unknown-visitors": "Unknown visitors",
    "late-deliveries": "Late deliveries",
    exchanges: "Money or items exchanged",
    noise: "Noise",
    "unknown-vehicles": "Unknown vehicles",
    "not-seen": "The occupant is not seen, or visitors refuse to leave during visits",
    "bail-address": "The address given as a bail address",
  },
  /** LLR adult safeguarding procedures, through DOMAIN 2.6. */
  "cuckooing-type": {
    drugs: "To grow, deal, store or take drugs",
    "sex-work": "For sex work",
    weapons: "To store weapons",
    living: "As a place to live",
    "financial-abuse": "To abuse the tenant financially",
  },
  /** [PROPOSED] No list for adults was found. */
  "adult-exploitation": {
    "controlled-money": "Somebody else controls money, benefits or bank cards",
    "controlled-phone": "Somebody else controls the phone or speaks for the person",
    "unexplained-debt": "Debt, or things sold or gone",
    "made-to-offend": "Made or pressed to offend, or to carry or hold things",
    fearful: "Fearful, or withdrawn from family and services",
    injuries: "Injuries",
  },
} as const;
export type SignList = keyof typeof SIGN_LISTS;

/** In the order and the words of the list. */
export function signsInWords(list: SignList, signs: readonly string[]): string[] {
  return Object.entries(SIGN_LISTS[list])
    .filter(([sign]) => signs.includes(sign))
    .map(([, words]) => words);
}
