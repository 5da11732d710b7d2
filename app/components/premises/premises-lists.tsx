type List = { href: string; text: string };

const LISTS: readonly List[] = [
  { href: "/premises/fortnight", text: "The fortnightly list" },
  { href: "/premises/undecided", text: "To be decided at the meeting" },
  { href: "/premises/contacts-due", text: "Contacts due" },
  { href: "/premises/steps", text: "Steps about licences" },
  { href: "/premises/figures", text: "Figures" },
  { href: "/premises/figures/violence", text: "Violence by beat and hour" },
];
const MISSING = "/premises?show=missing";

/** The lists of licensed premises beside the register itself; `missing` is how many a new register no longer has. */
export function PremisesLists({ missing }: { missing: number | null }) {
  const last = { href: MISSING, text: missing ? `Missing from the register (${missing.toLocaleString("en-GB")})` : "Missing from the register" }; // prettier-ignore
  return (
    <nav aria-label="Lists of licensed premises" className="govuk-!-display-none-print">
      <ul className="govuk-list app-inline-list">
        {[...LISTS, last].map(({ href, text }) => (
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
