import type { ReactNode } from "react";
import { Footer } from "../govuk/footer.tsx";
import { Header } from "../govuk/header.tsx";
import { PhaseBanner } from "../govuk/phase-banner.tsx";
import { ServiceNavigation } from "../govuk/service-navigation.tsx";
import { SkipLink } from "../govuk/skip-link.tsx";
import { ResetNotice } from "../session/reset-notice.tsx";
import { AccountBar } from "./account-bar.tsx";
import { HeaderSearch } from "./header-search.tsx";
import { useRootData } from "./root-data.ts";
import { SavedBanner } from "./saved-banner.tsx";

/** What stands around every page. */
export function PageFrame({ pathname, children }: { pathname: string; children: ReactNode }) {
  const root = useRootData();
  const items = (root?.navigation ?? []).map((entry) => ({ ...entry, current: currentIn(entry.href, pathname) }));
  return (
    <>
      <SkipLink />
      <header className="govuk-template__header">
        <Header
          partnership={root?.partnership?.name}
          end={
            root?.userName ? (
              <>
                {items.length > 0 ? <HeaderSearch /> : null}
                <AccountBar userName={root.userName} unread={root.unread} />
              </>
            ) : null
          }
        />
        {items.length > 0 ? <ServiceNavigation items={items} folds /> : null}
        {root?.demonstration ? (
          <PhaseBanner tag="Demonstration: invented people">
            Nothing here is about anybody, and no e-mail leaves it.
          </PhaseBanner>
        ) : null}
      </header>
      <div className="govuk-width-container">
        <main className="govuk-main-wrapper" id="main-content">
          <SavedBanner />
          <ResetNotice resets={root?.resets ?? []} pathname={pathname} />
          {children}
        </main>
      </div>
      <footer className="govuk-template__footer">
        <Footer>Joint Action is open-source case management for Community Safety Partnerships.</Footer>
      </footer>
    </>
  );
}

function currentIn(href: string, pathname: string): "page" | "section" | false {
  if (pathname === href) return "page";
  return href !== "/" && pathname.startsWith(`${href}/`) ? "section" : false;
}
