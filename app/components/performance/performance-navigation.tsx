import { SubNavigation } from "../govuk/sub-navigation.tsx";

const PAGES = [
  { href: "/performance", text: "The quarter" },
  { href: "/performance/outcomes", text: "The partnership’s own work" },
  { href: "/performance/crime", text: "Crime table" },
  { href: "/performance/crime/areas", text: "Crime by beat" },
  { href: "/performance/crime/trend", text: "Crime over seven years" },
  { href: "/performance/crime/quarters", text: "Crime by quarter" },
  { href: "/performance/crime/increases", text: "Largest increases" },
  { href: "/performance/crime/months", text: "Street-level crime" },
  { href: "/performance/similar-group", text: "Most similar group" },
  { href: "/performance/measures", text: "Measures counted elsewhere" },
  { href: "/performance/targets", text: "Targets and baselines" },
] as const;

type PerformancePage = (typeof PAGES)[number]["href"];

export function PerformanceNavigation({ current }: { current: PerformancePage }) {
  return (
    <SubNavigation label="Figures" items={PAGES.map(({ href, text }) => ({ href, text, current: href === current }))} />
  );
}
