type List = { href: string; text: string };

const LISTS: readonly List[] = [
  { href: "/premises/fortnight", text: "The fortnightly list" },
  { href: "/premises/undecided", text: "To be decided at the meeting" },
  { href: "/premises/contacts-due", text: "Contacts due" },
  { href: "/premises/steps", text: "Licensing steps" },
  { href: "/premises/figures", text: "Figures" },
  { href: "/premises/figures/violence", text: "Violence by beat and hour" },
];
const MISSING = "/premises?show=missing";

/** The lists of licensed premises beside the register itself; `missing` is how many a new register no longer has; of none the register itself has the way. */
export function PremisesLists({ missing }: { missing: number | null }) {
  const text = `Missing from the register (${missing?.toLocaleString("en-GB")})`;
  const lists = missing ? [...LISTS, { href: MISSING, text }] : LISTS;
  return (
    <nav aria-label="Lists of licensed premises" className="govuk-!-display-none-print">
      <ul className="govuk-list app-inline-list">
        {lists.map(({ href, text }) => (
          <li key={href}>
            <a className="govuk-link" href={href}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
