import { AdminNavigation } from "../admin/admin-navigation.tsx";
import { SubNavigation } from "../govuk/sub-navigation.tsx";

const PAGES = [
  { href: "/admin/settings", text: "Settings" },
  { href: "/admin/legal-parameters", text: "Numbers of the law" },
];

type Props = { current: string; isAdministrator: boolean };

/** Whoever may read the settings and no more of Administration sees these two pages of it. */
export function SettingsNavigation({ current, isAdministrator }: Props) {
  if (isAdministrator) return <AdminNavigation current={current} />;
  return <SubNavigation label="Settings" items={PAGES.map((page) => ({ ...page, current: page.href === current }))} />;
}
