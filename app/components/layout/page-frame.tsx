import { useMatches } from "@remix-run/react";
import type { ReactNode } from "react";
import { Footer } from "../govuk/footer.tsx";
import { Header } from "../govuk/header.tsx";
import { PhaseBanner } from "../govuk/phase-banner.tsx";
import { ServiceNavigation } from "../govuk/service-navigation.tsx";
import { SkipLink } from "../govuk/skip-link.tsx";
import { ResetNotice } from "../session/reset-notice.tsx";
import { AccountBar } from "./account-bar.tsx";
import { HeaderSearch } from "./header-search.tsx";
import { type RootData, useRootData } from "./root-data.ts";
import { SavedBanner } from "./saved-banner.tsx";

type Props = {
  pathname: string;
  /** In place of what the root has loaded: the session ended since, or the page answers a form, for which nothing is loaded. */
  signedOut?: Pick<RootData, "demonstration"> | null;
  children: ReactNode;
};

const NOBODY: Pick<RootData, "partnership" | "userName" | "unread" | "navigation" | "resets"> = {
  partnership: null,
  userName: null,
  unread: null,
  navigation: [],
  resets: [],
};

/** What stands around every page. */
export function PageFrame({ pathname, signedOut, children }: Props) {
  const loaded = useRootData();
  const root = signedOut ? { ...NOBODY, ...signedOut } : loaded;
  const isOfNoSection = useIsSearchOfEverything(pathname);
  const items = (root?.navigation ?? []).map((entry) => ({
    ...entry,
    current: isOfNoSection ? false : currentIn(entry.href, pathname),
  }));
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

/** The search of everything stands under the address of the search for people, and is none. */
function useIsSearchOfEverything(pathname: string): boolean {
  const matches = useMatches();
  return (
    pathname === "/search/everything" ||
    matches.some(
      ({ data }) => typeof data === "object" && data !== null && "view" in data && data.view === "everything",
    )
  );
}

function currentIn(href: string, pathname: string): "page" | "section" | false {
  if (pathname === href) return "page";
  return href !== "/" && pathname.startsWith(`${href}/`) ? "section" : false;
}
