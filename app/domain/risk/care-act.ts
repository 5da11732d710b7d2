import { longDay } from "../dates/iso-day.ts";
import { CARE_DECISION_NAMES, type CareDecision, YES_NO_UNKNOWN_NAMES, type YesNoUnknown } from "./questions.ts";

export type CareAnswers = {
  careNeeds: YesNoUnknown | null;
  careAbuse: YesNoUnknown | null;
  careProtect: YesNoUnknown | null;
  careConcernOn: string | null;
  careDecision: CareDecision | null;
  careDecidedBy: string | null;
  careDecisionOn: string | null;
  varm: "yes" | "no" | null;
  varmWords: string | null;
};

/** The three limbs of Care Act 2014 s42(1), as they are asked. */
export const CARE_LIMBS = [
  ["careNeeds", "Has needs for care and support, met or not"],
  ["careAbuse", "Is experiencing abuse or neglect, or at risk of it"],
  ["careProtect", "Because of those needs cannot protect themselves"],
] as const satisfies readonly [keyof CareAnswers, string][];

/** What has been answered of the Care Act and of VARM, for a page that shows it (DOMAIN 2.6): nothing where nothing was. */
export function careInWords(answers: CareAnswers | null): { key: string; value: string }[] {
  if (!answers) return [];
  const limbs = CARE_LIMBS.flatMap(([name, words]) => {
    const answer = answers[name];
    const key = `Care Act s42: ${words.charAt(0).toLowerCase()}${words.slice(1)}`;
    return answer ? [{ key, value: YES_NO_UNKNOWN_NAMES[answer] }] : [];
  });
  const { careConcernOn, varm, varmWords } = answers;
  return [
    ...limbs,
    ...(careConcernOn ? [{ key: "Care Act concern raised", value: longDay(careConcernOn) }] : []),
    ...decisionInWords(answers),
    ...(varm
      ? [{ key: "VARM considered", value: [varm === "yes" ? "Yes" : "No", varmWords].filter(Boolean).join(": ") }]
      : []),
  ];
}

function decisionInWords({ careDecision, careDecidedBy, careDecisionOn }: CareAnswers) {
  if (!careDecision) return [];
  const by = careDecidedBy ? `, decided by ${careDecidedBy}` : "";
  const on = careDecisionOn ? `, told on ${longDay(careDecisionOn)}` : "";
  return [{ key: "Care Act s42: the county council", value: `${CARE_DECISION_NAMES[careDecision]}${by}${on}` }];
}
