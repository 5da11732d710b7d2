import { SubNavigation } from "../govuk/sub-navigation.tsx";

const PAGES = [
  { href: "/retention", text: "Due" },
  { href: "/retention?status=approved", text: "Approved" },
  { href: "/retention?status=extended", text: "Extended" },
  { href: "/retention?status=kept", text: "Kept" },
  { href: "/retention/holds", text: "Holds" },
  { href: "/retention/runs", text: "Runs" },
] as const;

/** Above every page about what must go. */
export function RetentionNavigation({ current }: { current: (typeof PAGES)[number]["href"] }) {
  return (
    <SubNavigation label="What must go" items={PAGES.map((page) => ({ ...page, current: page.href === current }))} />
  );
}
