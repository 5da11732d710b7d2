import { BackLink } from "../govuk/back-link.tsx";
import { SubNavigation } from "../govuk/sub-navigation.tsx";

const PAGES = [
  { href: "/retention", text: "Records" },
  { href: "/retention/holds", text: "Holds" },
  { href: "/retention/runs", text: "Runs of erasure" },
  { href: "/retention/erased", text: "What has been erased" },
] as const;

/** Above every page about what must go, with the way back to the page that counts it. */
export function RetentionNavigation({ current }: { current: (typeof PAGES)[number]["href"] }) {
  return (
    <>
      <BackLink href="/governance">Information governance</BackLink>
      <SubNavigation label="What must go" items={PAGES.map((page) => ({ ...page, current: page.href === current }))} />
    </>
  );
}
