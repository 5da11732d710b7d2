import { SubNavigation } from "#app/components/govuk/sub-navigation.tsx";

/** The pages of one meeting, one line each. */
const PAGES = {
  agenda: "Agenda",
  research: "What agencies know",
  attendance: "Who is there",
  minutes: "Minutes",
} as const;

type Props = {
  /** /groups/:groupId/meetings/:sittingId */
  meeting: string;
  current: keyof typeof PAGES;
  /** Whether the reader sees what was asked of all agencies. */
  hasResearch: boolean;
};

export function MeetingNavigation({ meeting, current, hasResearch }: Props) {
  const pages = Object.entries(PAGES) as [keyof typeof PAGES, string][];
  return (
    <SubNavigation
      label="This meeting"
      items={pages
        .filter(([page]) => page !== "research" || hasResearch)
        .map(([page, text]) => ({ href: `${meeting}/${page}`, text, current: page === current }))}
    />
  );
}
