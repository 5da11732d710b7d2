import { SubNavigation } from "../govuk/sub-navigation.tsx";

const PAGES = [
  { href: "/admin", text: "What there is to do" },
  { href: "/admin/users", text: "Users" },
  { href: "/admin/agencies", text: "Agencies" },
  { href: "/admin/groups", text: "Groups" },
  { href: "/admin/imports", text: "Files loaded" },
  { href: "/admin/areas", text: "Areas" },
  { href: "/admin/bank-holidays", text: "Bank holidays" },
  { href: "/admin/case-flags", text: "Flags of cases" },
  { href: "/admin/case-outcomes", text: "Outcomes of cases" },
  { href: "/admin/asb-types", text: "Types of behaviour" },
  { href: "/admin/support-services", text: "Services" },
  { href: "/admin/intervention-kinds", text: "Kinds of intervention" },
  { href: "/admin/risk-factors", text: "Factors of risk" },
  { href: "/admin/location-levels", text: "Scale for places" },
  { href: "/admin/questionnaire", text: "Questionnaire for victims" },
  { href: "/admin/settings", text: "Settings" },
  { href: "/admin/marker-kinds", text: "Warnings" },
  { href: "/admin/legal-parameters", text: "Numbers of the law" },
  { href: "/admin/jobs", text: "Jobs" },
  { href: "/admin/mail", text: "E-mail" },
  { href: "/admin/access", text: "Who may do what" },
];

/** At the top of each list of the area. */
export function AdminNavigation({ current }: { current: string }) {
  return (
    <SubNavigation label="Administration" items={PAGES.map((page) => ({ ...page, current: page.href === current }))} />
  );
}
