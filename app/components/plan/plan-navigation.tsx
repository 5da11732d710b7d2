import { SubNavigation } from "../govuk/sub-navigation.tsx";

const PAGES = [
  { href: "/plans", text: "Plans" },
  { href: "/recommendations", text: "Recommendations" },
  { href: "/money", text: "Money" },
  { href: "/training", text: "Training" },
  { href: "/reports", text: "Reports" },
] as const;

type PlanPage = (typeof PAGES)[number]["href"];

export function PlanNavigation({ current }: { current: PlanPage }) {
  return (
    <SubNavigation
      label="Plan and reports"
      items={PAGES.map(({ href, text }) => ({ href, text, current: href === current }))}
    />
  );
}
