type Theme = { title: string; priorities: readonly string[] };
type Template = { name: string; title: string; fromDay: string; toDay: string; themes: readonly Theme[] };

/**
 * Plans that Charnwood has had, for a new one to begin with (DOMAIN 6.5). The source words five of the priorities of
 * 2017 to 2020; the other three are in no source, and are added by whoever begins with it.
 */
export const PLAN_TEMPLATES = {
  "charnwood-2023": {
    name: "Charnwood 2023 to 2026: three strategic priorities",
    title: "Charnwood Community Safety Partnership Plan 2023 to 2026",
    fromDay: "2023-04-01",
    toDay: "2026-03-31",
    themes: [
      { title: "SP1 Safeguarding communities from abuse and violent offences", priorities: [] },
      { title: "SP2 Reduce harm caused by youth ASB and crime", priorities: [] },
      { title: "SP3 Reduce criminal exploitation", priorities: [] },
    ],
  },
  "charnwood-2017": {
    name: "Charnwood 2017 to 2020: three themes",
    title: "Charnwood Community Safety Partnership Plan 2017 to 2020",
    fromDay: "2017-04-01",
    toDay: "2020-03-31",
    themes: [
      {
        title: "Making Communities Safer",
        priorities: [
          "Prevent and disrupt criminality, and reduce All Crime",
          "Tackle ASB, with alcohol, substance and street related ASB",
        ],
      },
      {
        title: "Protecting Vulnerable People",
        priorities: ["Violence and exploitation", "Terrorism and hate"],
      },
      {
        title: "Improving Community Confidence, Engagement and Cohesion",
        priorities: ["Community confidence, engagement and cohesion"],
      },
    ],
  },
} as const satisfies Record<string, Template>;
export type PlanTemplate = keyof typeof PLAN_TEMPLATES;
export const PLAN_TEMPLATE_IDS = Object.keys(PLAN_TEMPLATES) as [PlanTemplate, ...PlanTemplate[]];
