// What the migration gave to the partnerships that stood then. Frozen with it.

/** DOMAIN 2.1, 2.4: aggravating factors, mental health foremost (SRC 002 Priority 6). */
export const RISK_FACTORS = [
  "Mental health",
  "Alcohol",
  "Drugs",
  "Homelessness",
  "Exploitation",
  "Repeat behaviour",
  "Weapon",
] as const;

/** No scale for places was found: our proposal, labelled local. Lowest first. */
export const LOCATION_LEVELS = [
  { name: "Watch", meaning: "Behaviour has been reported here; nobody has been harmed.", review_days: 90 },
  {
    name: "Concern",
    meaning: "Behaviour comes back, or people keep away from the place because of it.",
    review_days: 56,
  },
  { name: "Serious", meaning: "Somebody has been harmed here, or is likely to be.", review_days: 28 },
  { name: "Critical", meaning: "Serious harm here is likely soon unless something is done.", review_days: 14 },
] as const;

/** DOMAIN 2.3: written from general knowledge of such forms; no published matrix was read. */
export const VICTIM_QUESTIONNAIRE = {
  name: "NOT the Sentinel matrix; replace with yours",
  mediumFrom: 11,
  highFrom: 21,
  questions: [
    asked("How often does it happen?", ["One-off", 0], ["Occasionally", 1], ["Weekly", 3], ["Daily", 5]),
    asked("Is it getting worse, or happening more often?", ["No", 0], ["Yes", 2]),
    asked(
      "Is it deliberately targeted?",
      ["No", 0],
      ["At the community", 1],
      ["At the household", 2],
      ["At the victim", 3],
    ),
    asked(
      "Have those responsible a history of intimidation?",
      ["None known", 0],
      ["By reputation", 2],
      ["Currently towards the victim", 4],
    ),
    asked("Is there an element of hate or prejudice?", ["No", 0], ["Yes (flag it as hate)", 3]),
    asked("Effect on the victim", ["None", 0], ["A little", 1], ["Moderate", 2], ["A lot", 3], ["Extreme", 5]),
    asked("Does it affect the victim’s health, physical or mental?", ["No", 0], ["Yes", 3]),
    asked("Support that the victim has", ["A network", 0], ["A few people", 1], ["Alone and isolated", 3]),
    asked("Vulnerability: disability, age, illness, caring, isolation", ["No", 0], ["Yes", 3]),
    asked("Previous reports in six months", ["None", 0], ["One", 1], ["Two or more", 2]),
  ],
  triggers: [
    "Threat to life",
    "Self-harm or suicidal thoughts disclosed",
    "Weapon",
    "The victim has moved out through fear",
  ],
};

function asked(words: string, ...answers: [string, number][]) {
  return { words, answers: answers.map(([answer, points]) => ({ words: answer, points })) };
}
