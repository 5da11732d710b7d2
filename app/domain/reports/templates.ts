import type { ReportKind } from "./report.ts";
import type { SentPart } from "./sent-content.ts";

/** What a part of a report is filled with beside its words: nothing, figures, the budget table, or fields of its own. */
export type PartKind = "words" | "figures" | "budget" | "fields";
export type FigureSet =
  "crime-table" | "crime-areas" | "outcomes" | "cases-discussed" | "increases" | "asb" | "group-work";

export type TemplateField = { name: string; label: string; kind: "line" | "yes-no"; hint?: string };
export type TemplatePart = {
  part: string;
  /** Under which a part stands with others, such as Part A. */
  section?: string;
  /** Of a part that is written once for each theme of the plan, what follows the name of the theme. */
  heading: string;
  hint: string;
  kind: PartKind;
  isOfTheme?: true;
  figures?: readonly FigureSet[];
  fields?: readonly TemplateField[];
};

/** As a report prints it, with what it aims at. */
export type ReportTheme = { id: string | null; title: string; priorities: readonly string[] };

/** The themes of 2017 to 2020, for a partnership that has no plan in force (DOMAIN 6.5). */
export const THEMES_WITHOUT_PLAN: readonly ReportTheme[] = [
  {
    id: null,
    title: "Making Communities Safer",
    priorities: [
      "Prevent and disrupt criminality and reduce All Crime",
      "Tackle anti-social behaviour, with alcohol, substances and street-related anti-social behaviour",
    ],
  },
  {
    id: null,
    title: "Protecting Vulnerable People",
    priorities: ["Violence and exploitation", "Terrorism and hate"],
  },
  {
    id: null,
    title: "Improving Community Confidence, Engagement and Cohesion",
    priorities: ["Community confidence, engagement and cohesion"],
  },
];

/** The quarterly report of an organisation: the headings of the partnership's own form, in their order (DOMAIN 6.5). */
const QUARTERLY: readonly TemplatePart[] = [
  { part: "subject", heading: "Subject Title", hint: "What the report is about, in one line", kind: "words" },
  { part: "summary", heading: "Summary", hint: "Purpose, background and context", kind: "words" },
  {
    part: "recommendations",
    heading: "Recommendations",
    hint: "Any for the Community Safety Partnership to consider",
    kind: "words",
  },
  {
    part: "performance",
    heading: "Performance Data",
    hint: "What the figures below show, and why. They are filled in",
    kind: "figures",
    figures: ["crime-table", "outcomes"],
  },
  { part: "theme", heading: "Update/s", hint: "What was done under this theme", kind: "words", isOfTheme: true },
  {
    part: "resources",
    heading: "Budget/Resource Implications",
    hint: "The table of the budget stands in Appendix A",
    kind: "words",
  },
  { part: "risks", heading: "Any key risks/issues", hint: "And what is done about them", kind: "words" },
  {
    part: "planned",
    heading: "Planned activity in the next Quarter",
    hint: "It is put beside the next report while that is written",
    kind: "words",
  },
  {
    part: "other",
    heading: "Any other update, developments, achievements, challenges/opportunities",
    hint: "Whatever has no place above",
    kind: "words",
  },
  { part: "gaps", heading: "Gaps/Support Required", hint: "From which organisation", kind: "words" },
  {
    part: "appendix-a",
    heading: "Appendix A: budget",
    hint: "Notes on the table, which is filled in from the funding lines",
    kind: "budget",
  },
];

const LINKS = ["Caring for the Environment", "Healthy Communities", "A Thriving Economy", "Your Council"];

/** The half-yearly report to the scrutiny committee. Its source printed Yes/No with neither deleted: each is asked for here. */
const SCRUTINY: readonly TemplatePart[] = [
  ...[
    {
      part: "details",
      heading: "Meeting",
      hint: "As printed at the head of the report",
      kind: "fields" as const,
      fields: [
        { name: "committee", label: "Committee", kind: "line" as const },
        { name: "date", label: "Date of the meeting", kind: "line" as const },
        { name: "report-of", label: "Report of", kind: "line" as const, hint: "By post, such as Head of Service" },
        { name: "lead-member", label: "Lead member", kind: "line" as const },
      ],
    },
    {
      part: "purpose",
      heading: "Purpose of Report",
      hint: "What the committee is asked to do",
      kind: "words" as const,
    },
    { part: "recommendation", heading: "Recommendation", hint: "What is recommended", kind: "words" as const },
    { part: "reason", heading: "Reason", hint: "Why it is recommended", kind: "words" as const },
    { part: "financial", heading: "Financial Implications", hint: "Or None", kind: "words" as const },
    { part: "risk-management", heading: "Risk Management", hint: "Or None", kind: "words" as const },
    {
      part: "links",
      heading: "Links to the Corporate Strategy",
      hint: "Answer each",
      kind: "fields" as const,
      fields: LINKS.map((label) => ({
        name: label.toLowerCase().replaceAll(" ", "-"),
        label,
        kind: "yes-no" as const,
      })),
    },
    {
      part: "key-decision",
      heading: "Key Decision",
      hint: "Whether the decision is a key decision",
      kind: "fields" as const,
      fields: [{ name: "key-decision", label: "Key decision", kind: "yes-no" as const }],
    },
    { part: "officers", heading: "Officer(s) to contact", hint: "Post and work telephone", kind: "words" as const },
  ].map((part) => ({ ...part, section: "Part A" })),
  ...[
    {
      part: "introduction",
      heading: "Introduction",
      hint: "The agencies and their duties, the strategic assessment and the most similar group",
      kind: "words" as const,
    },
    {
      part: "crime-profile",
      heading: "Crime Profile",
      hint: "The reductions and increases of Figure 1, which is filled in",
      kind: "figures" as const,
      figures: ["crime-table" as const],
    },
    {
      part: "crime-by-beat",
      heading: "Crime by beat",
      hint: "What Figure 2 shows, which is filled in",
      kind: "figures" as const,
      figures: ["crime-areas" as const],
    },
    { part: "plan", heading: "The Community Safety Partnership Plan", hint: "Of which years", kind: "words" as const },
    {
      part: "theme-priorities",
      heading: "Priorities",
      hint: "Filled in from the plan when the report is begun",
      kind: "words" as const,
      isOfTheme: true as const,
    },
    {
      part: "theme-context",
      heading: "Context",
      hint: "Why it is a theme",
      kind: "words" as const,
      isOfTheme: true as const,
    },
    {
      part: "theme-aims",
      heading: "Three-year aims",
      hint: "Of the plan",
      kind: "words" as const,
      isOfTheme: true as const,
    },
    {
      part: "theme-worked",
      heading: "What has worked well",
      hint: "Since the last report",
      kind: "words" as const,
      isOfTheme: true as const,
    },
    {
      part: "theme-development",
      heading: "Areas for Development",
      hint: "And by when",
      kind: "words" as const,
      isOfTheme: true as const,
    },
    {
      part: "appendix-a",
      heading: "Appendix A: how the partnership works",
      hint: "The groups, and who reports to whom",
      kind: "words" as const,
    },
  ].map((part) => ({ ...part, section: "Part B" })),
];

/** The quarterly report of a JAG to the partnership (DOMAIN 6.5). */
const JAG: readonly TemplatePart[] = [
  {
    part: "cases",
    heading: "Cases discussed",
    hint: "What the cases were about, without naming anybody. The numbers are filled in",
    kind: "figures",
    figures: ["cases-discussed", "group-work"],
  },
  {
    part: "crime",
    heading: "Crime trend",
    hint: "What the table shows",
    kind: "figures",
    figures: ["crime-table"],
  },
  {
    part: "increases",
    heading: "Largest increases",
    hint: "Five types, and ten types in one beat, by the number of crimes more",
    kind: "figures",
    figures: ["increases"],
  },
  { part: "asb", heading: "Anti-social behaviour", hint: "What the figures show", kind: "figures", figures: ["asb"] },
  { part: "sub-groups", heading: "Sub-groups", hint: "What each did", kind: "words" },
  { part: "working-groups", heading: "Working groups", hint: "What each did", kind: "words" },
  { part: "challenges", heading: "Future challenges", hint: "And what they ask of the partnership", kind: "words" },
];

const TEMPLATES: Record<ReportKind, readonly TemplatePart[]> = { quarterly: QUARTERLY, scrutiny: SCRUTINY, jag: JAG };

/** Null for a part that the form of today does not have. */
export function templatePart(kind: ReportKind, part: string): TemplatePart | null {
  return TEMPLATES[kind].find((one) => one.part === part) ?? null;
}

/** One part of a report that is begun. */
type BegunPart = { part: string; heading: string; themeId: string | null; words: string };

/**
 * The parts of a new report in their order. Those of the themes stand together theme by theme, each headed
 * "Theme 1 – Making Communities Safer: Update/s".
 */
export function partsToBegin(kind: ReportKind, themes: readonly ReportTheme[]): BegunPart[] {
  const template = TEMPLATES[kind];
  const ofThemes = template.filter(({ isOfTheme }) => isOfTheme);
  const plain = ({ part, heading }: TemplatePart) => ({ part, heading, themeId: null, words: "" });
  const first = template.findIndex(({ isOfTheme }) => isOfTheme);
  if (first === -1) return template.map(plain);
  return [
    ...template.slice(0, first).map(plain),
    ...themes.flatMap((theme, index) =>
      ofThemes.map(({ part, heading }) => ({
        part,
        heading: `Theme ${index + 1} – ${theme.title}: ${heading}`,
        themeId: theme.id,
        words: part === "theme-priorities" ? theme.priorities.join("\n") : "",
      })),
    ),
    ...template.slice(first + ofThemes.length).map(plain),
  ];
}

/** How often it is written: a scrutiny report tells of two quarters. */
export function quartersOf(kind: ReportKind): 1 | 2 {
  return kind === "scrutiny" ? 2 : 1;
}

/** A part as a document prints it: what it stands under, each once and from the depth of its own, and how deep it is itself. */
type PlacedPart = {
  above: { text: string; depth: number }[];
  level: number;
  part: SentPart;
  /** Part B, the appendix, and each theme that has several parts begin a page. */
  newPage: boolean;
};

/** The parts in their order under Part A and Part B and under their themes; what the form of today does not know stands alone. */
export function inThemes({ kind, parts }: { kind: ReportKind; parts: readonly SentPart[] }): PlacedPart[] {
  const isOfSeveral = TEMPLATES[kind].filter(({ isOfTheme }) => isOfTheme).length > 1;
  return parts.map((part, index) => {
    const [before, depth] = [parts[index - 1], part.section === null ? 0 : 1];
    const isNewSection = part.section !== null && part.section !== before?.section;
    const theme = themeOf(kind, part);
    const isNewTheme = theme !== null && theme !== (before ? themeOf(kind, before) : null);
    return {
      above: [
        ...(isNewSection ? [{ text: part.section ?? "", depth: 0 }] : []),
        ...(isNewTheme ? [{ text: theme, depth }] : []),
      ],
      level: theme === null ? depth : depth + 1,
      part: theme === null ? part : { ...part, heading: part.heading.slice(theme.length + 2) },
      newPage: (isNewSection && index > 0) || (isNewTheme && isOfSeveral) || (part.part === "appendix-a" && index > 0),
    };
  });
}

/** Of "Theme 1 – Making Communities Safer: Update/s" what stands before its last words. */
function themeOf(kind: ReportKind, { part, heading }: SentPart): string | null {
  const template = templatePart(kind, part);
  const end = `: ${template?.heading ?? ""}`;
  return template?.isOfTheme && heading.endsWith(end) ? heading.slice(0, -end.length) : null;
}
