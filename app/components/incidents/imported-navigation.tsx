import { SubNavigation } from "../govuk/sub-navigation.tsx";

const PAGES = [
  ["/incidents/imported", "May be the same"],
  ["/incidents/imported/people", "People to confirm"],
  ["/incidents/imported/files", "Older reports"],
] as const;

/** What is left to do with incidents that came from files. */
export function ImportedNavigation({ current }: { current: (typeof PAGES)[number][0] }) {
  const items = PAGES.map(([href, text]) => ({ href, text, current: href === current }));
  return <SubNavigation label="Incidents from files" items={items} />;
}
