import { SubNavigation } from "../govuk/sub-navigation.tsx";

const PAGES = [
  { href: "/performance/imports", text: "Figures loaded" },
  { href: "/performance/import", text: "Crime table" },
  { href: "/performance/import/areas", text: "Table by beat or ward" },
  { href: "/performance/import/files", text: "police.uk and Home Office" },
  { href: "/performance/positions", text: "Positions" },
  { href: "/performance/populations", text: "Populations" },
  { href: "/performance/similar-group/versions", text: "Similar group" },
  { href: "/performance/types", text: "Types of crime" },
];

/** Among the pages on which figures of others come in. */
export function FiguresNavigation({ current }: { current: string }) {
  return (
    <SubNavigation
      label="Figures from outside"
      items={PAGES.map((page) => ({ ...page, current: page.href === current }))}
    />
  );
}
