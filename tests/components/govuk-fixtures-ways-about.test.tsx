// @vitest-environment jsdom
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, test } from "vitest";
import { BackLink } from "#app/components/govuk/back-link.tsx";
import { Breadcrumbs } from "#app/components/govuk/breadcrumbs.tsx";
import { Footer } from "#app/components/govuk/footer.tsx";
import { Header } from "#app/components/govuk/header.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { ServiceNavigation } from "#app/components/govuk/service-navigation.tsx";
import { SkipLink } from "#app/components/govuk/skip-link.tsx";
import { fixtureHtml, matchesFixtures } from "./fixtures.ts";
import { normalHtml } from "./normal-html.ts";

matchesFixtures("back-link", [
  ["default", <BackLink href="#" />],
  ["with custom text and link", <BackLink href="/home">Back to home</BackLink>],
]);

matchesFixtures("breadcrumbs", [
  [
    "default",
    <Breadcrumbs
      items={[
        { text: "Home", href: "/" },
        { text: "Section", href: "/section" },
        { text: "Sub-section", href: "/section/sub-section" },
        { text: "Sub Sub-section", href: "/section/sub-section/sub-sub-section" },
      ]}
    />,
  ],
  ["with one level", <Breadcrumbs items={[{ text: "Section", href: "/section" }]} />],
  [
    "with last breadcrumb as current page",
    <Breadcrumbs
      items={[
        { text: "Home", href: "/" },
        { text: "Passports, travel and living abroad", href: "/browse/abroad" },
        { text: "Travel abroad" },
      ]}
    />,
  ],
  [
    "with collapse on mobile",
    <Breadcrumbs
      collapseOnMobile
      items={[
        { text: "Home", href: "/" },
        { text: "Education, training and skills", href: "/education" },
        {
          text: "Special educational needs and disability (SEND) and high needs",
          href: "/education/special-educational-needs-and-disability-send-and-high-needs",
        },
      ]}
    />,
  ],
]);

describe("footer", () => {
  test("with only meta links, without the crown and the copyright notice", () => {
    const upstream = document.createElement("div");
    upstream.innerHTML = fixtureHtml("footer", "with only meta links");
    upstream.querySelector(".govuk-footer__crown")!.remove();
    upstream.querySelector(".govuk-footer__copyright-logo")!.parentElement!.remove();
    const links = [...upstream.querySelectorAll("a")].map((a) => ({
      href: a.getAttribute("href")!,
      text: a.textContent.trim(),
    }));
    expect(links).toHaveLength(8);
    expect(normalHtml(renderToStaticMarkup(<Footer links={links} />))).toBe(normalHtml(upstream.innerHTML));
  });
});

matchesFixtures("generic-header", [
  ["default", <Header productName="My cool service" />],
  ["custom url", <Header productName="Some logo text" href="https://www.pizza.gov.uk" />],
]);

matchesFixtures("pagination", [
  ["with prev and next only", <Pagination previousHref="/previous" nextHref="/next" />],
  [
    "with prev and next only and labels",
    <Pagination
      previousHref="/previous"
      previousText="Previous page"
      previousLabel="Paying VAT and duty"
      nextHref="/next"
      nextText="Next page"
      nextLabel="Registering an imported vehicle"
    />,
  ],
  ["with previous only", <Pagination previousHref="/previous" />],
  ["with next only", <Pagination nextHref="/next" />],
]);

const fourItems = [1, 2, 3, 4].map((n) => ({ href: `#/${n}`, text: `Navigation item ${n}` }));
const secondIs = (current: "page" | "section") =>
  fourItems.map((item) => (item.href === "#/2" ? { ...item, current } : item));

matchesFixtures("service-navigation", [
  [
    "with collapseNavigationOnMobile set to false",
    <ServiceNavigation serviceName="Apply for a juggling license" serviceHref="#/" items={secondIs("section")} />,
  ],
  [
    "with a single navigation item",
    <ServiceNavigation
      serviceName="Apply for a juggling license"
      serviceHref="#/"
      items={[{ href: "#/1", text: "Log out" }]}
    />,
  ],
  ["with service name", <ServiceNavigation serviceName="Service name" items={[]} />],
  ["with service link", <ServiceNavigation serviceName="Service name" serviceHref="#/" items={[]} />],
  ["with navigation being an empty array", <ServiceNavigation items={[]} />],
]);

describe("service-navigation without the button that opens it on a phone", () => {
  test.each([
    ["with navigation with a current item", secondIs("page"), undefined],
    ["with navigation with an active item", secondIs("section"), undefined],
    ["with custom navigation label", fourItems.slice(0, 2), "Main navigation"],
  ])("%s", (name, items, navigationLabel) => {
    const upstream = fixtureHtml("service-navigation", name).replace(/<button[\s\S]*<\/button>/, "");
    const ours = renderToStaticMarkup(<ServiceNavigation items={items} navigationLabel={navigationLabel} />);
    expect(normalHtml(ours)).toBe(normalHtml(upstream));
  });
});

test("folded, the list and nothing else stands under the name of the menu", () => {
  const upstream = fixtureHtml("service-navigation", "with navigation with a current item");
  const [, button = "", list = ""] = /(<button[\s\S]*<\/button>)\s*(<ul[\s\S]*<\/ul>)/.exec(upstream) ?? [];
  const summary = '<summary class="govuk-service-navigation__toggle app-menu__name">Menu</summary>';
  const folded = upstream.replace(button, "").replace(list, `<details class="app-menu">${summary}${list}</details>`);
  const ours = renderToStaticMarkup(<ServiceNavigation items={secondIs("page")} folds />);
  expect(normalHtml(ours)).toBe(normalHtml(folded));
});

matchesFixtures("skip-link", [
  ["default", <SkipLink href="#test-target-element" />],
  ["custom href", <SkipLink href="#custom">Skip to custom content</SkipLink>],
]);
