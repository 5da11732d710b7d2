// @vitest-environment jsdom
import { cleanup, render, screen, within } from "@testing-library/react";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, describe, expect, test } from "vitest";
import { Alert } from "#app/components/govuk/alert.tsx";
import { Badge } from "#app/components/govuk/badge.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ButtonGroup } from "#app/components/govuk/button-group.tsx";
import { Checkboxes } from "#app/components/govuk/checkboxes.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { describedBy, type FieldProps } from "#app/components/govuk/field-props.ts";
import { FilterLayout, FilterPanel } from "#app/components/govuk/filter-panel.tsx";
import { Footer } from "#app/components/govuk/footer.tsx";
import { Header } from "#app/components/govuk/header.tsx";
import { IdentityBar } from "#app/components/govuk/identity-bar.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { PageHeaderActions } from "#app/components/govuk/page-header-actions.tsx";
import { Pagination } from "#app/components/govuk/pagination.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { SubNavigation } from "#app/components/govuk/sub-navigation.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { Tabs } from "#app/components/govuk/tabs.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { Timeline } from "#app/components/govuk/timeline.tsx";

afterEach(cleanup);

const levels = [
  { value: "low", text: "Low" },
  { value: "high", text: "High" },
];

describe("aria-describedby of a field", () => {
  test.each([
    ["nothing", {}, "", "", undefined],
    ["hint", {}, "hint", "", "dob-hint"],
    ["error", {}, "", "error", "dob-error"],
    ["hint before error", {}, "hint", "error", "dob-hint dob-error"],
    ["the caller's own first", { "aria-describedby": "note" }, "hint", "error", "note dob-hint dob-error"],
    ["no id twice", { "aria-describedby": "dob-error" }, "hint", "error", "dob-hint dob-error"],
    ["no error that is not there", { "aria-describedby": "dob-error" }, "", "", undefined],
  ])("%s", (_, field, hint, error, expected) => {
    expect(describedBy({ id: "dob", ...field }, hint, error)).toBe(expected);
  });
});

describe("fields of a form", () => {
  const saved: Record<string, string | string[]> = {
    name: "Ada",
    notes: "Two\nlines",
    level: "high",
    agency: "police",
    tags: ["b"],
    "born-day": "9",
    "born-month": "3",
    "born-year": "1990",
  };
  const savedField = (name: string): FieldProps => ({ id: name, name, defaultValue: saved[name] });

  function Fields({ field }: { field: (name: string) => FieldProps }) {
    const tags = [
      { value: "a", text: "A" },
      { value: "b", text: "B" },
    ];
    return (
      <>
        <Input field={field("name")} label="Name" />
        <Textarea field={field("notes")} label="Notes" />
        <Radios field={field("level")} legend="Level" items={levels} />
        <Select
          field={field("agency")}
          label="Agency"
          placeholder="Choose"
          items={[{ value: "police", text: "Police" }]}
        />
        <Checkboxes field={field("tags")} legend="Tags" items={tags} />
        <DateInput name="born" field={field} legend="Born" />
        <Button>Save</Button>
      </>
    );
  }

  test("without JavaScript the saved values are in the HTML and are sent back", () => {
    const form = document.createElement("form");
    form.innerHTML = renderToStaticMarkup(<Fields field={savedField} />);
    expect([...new FormData(form)]).toEqual([
      ["name", "Ada"],
      ["notes", "Two\nlines"],
      ["level", "high"],
      ["agency", "police"],
      ["tags", "b"],
      ["born-day", "9"],
      ["born-month", "3"],
      ["born-year", "1990"],
    ]);
  });
});

test("the error summary is nothing without errors, and its links lead to the fields", () => {
  expect(renderToStaticMarkup(<ErrorSummary errors={[]} />)).toBe("");
  render(
    <>
      <ErrorSummary
        errors={[
          { name: "level", message: "Select a level" },
          { name: "born", href: "#born-day", message: "Enter a date of birth" },
        ]}
      />
      <Radios field={{ id: "level", name: "level" }} legend="Level" error="Select a level" items={levels} />
      <DateInput name="born" field={(name) => ({ id: name, name })} legend="Born" error="Enter a date of birth" />
    </>,
  );
  const targets = within(screen.getByRole("alert"))
    .getAllByRole("link")
    .map((link) => document.querySelector(link.getAttribute("href")!));
  expect(targets).toEqual([screen.getByLabelText("Low"), screen.getByLabelText("Day")]);
});

test("a wide table scrolls in a named region that takes the focus", () => {
  render(<Table caption="Incidents" scrollLabel="Incidents by quarter" head={["Area", "Q1"]} rows={[["North", 4]]} />);
  const region = screen.getByRole("region", { name: "Incidents by quarter" });
  expect(region.tabIndex).toBe(0);
  expect(within(region).getByRole("table", { name: "Incidents" })).toBeTruthy();
});

test("there is no pagination without a page before or after", () => {
  expect(renderToStaticMarkup(<Pagination />)).toBe("");
});

test.each([
  ["header", <Header partnership="Ambleford Community Safety Partnership" />],
  ["footer", <Footer links={[{ href: "/privacy", text: "Privacy" }]}>Run by Ambleford Council</Footer>],
])("the %s does not look like one of GOV.UK", (_, element) => {
  const html = renderToStaticMarkup(element);
  expect(html).not.toMatch(/crown|gov\.uk|licence|<svg/i);
  expect(html).toContain("Ambleford");
});

test("tabs are links, and the current one says so", () => {
  render(
    <Tabs
      label="Case"
      items={[
        { href: "/a", text: "Summary", current: true },
        { href: "/b", text: "Notes" },
      ]}
    >
      Panel
    </Tabs>,
  );
  const nav = screen.getByRole("navigation", { name: "Case" });
  expect(within(nav).getByRole("link", { current: "page" }).textContent).toBe("Summary");
  expect(within(nav).getByRole("link", { name: "Notes" }).getAttribute("href")).toBe("/b");
});

describe("Ministry of Justice patterns", () => {
  const text = (element: ReactNode) => {
    const { container } = render(element);
    return container.textContent;
  };

  test("alert is named by its kind and its title", () => {
    render(
      <Alert variant="warning" title="Restricted case" showTitleAsHeading>
        Ask the lead agency.
      </Alert>,
    );
    const region = screen.getByRole("region", { name: "warning: Restricted case" });
    expect(within(region).getByRole("heading", { level: 2 }).textContent).toBe("Restricted case");
  });

  test("alert without children says its title", () => {
    expect(text(<Alert title="Saved" role="status" />)).toBe("Saved");
  });

  test("timeline gives each event a heading and a time for machines", () => {
    render(
      <Timeline
        headingLevel={3}
        items={[
          { title: "Case opened", byline: "Sam Lee", dateTime: "2026-03-27", date: "27 March 2026", body: "Accepted." },
          { title: "Referred", dateTime: "2026-03-20", date: "20 March 2026" },
        ]}
      />,
    );
    expect(screen.getAllByRole("heading", { level: 3 }).map((h) => h.textContent)).toEqual(["Case opened", "Referred"]);
    expect(screen.getByText("27 March 2026").getAttribute("datetime")).toBe("2026-03-27");
    expect(screen.getByText("by Sam Lee")).toBeTruthy();
  });

  test("sub navigation marks the current page", () => {
    render(
      <SubNavigation
        label="Case"
        items={[
          { href: "/a", text: "A", current: true },
          { href: "/b", text: "B" },
        ]}
      />,
    );
    const nav = screen.getByRole("navigation", { name: "Case" });
    expect(within(nav).getByRole("link", { current: "page" }).textContent).toBe("A");
  });

  test("filter panel sends its form, and each chosen filter can be removed by a link", () => {
    render(
      <FilterLayout
        filter={
          <form>
            <FilterPanel
              clearHref="/cases"
              selected={[{ heading: "Status", items: [{ text: "Open", href: "/cases?level=high" }] }]}
            >
              <Radios field={{ id: "level", name: "level" }} legend="Level" items={levels} small />
            </FilterPanel>
          </form>
        }
      >
        The list
      </FilterLayout>,
    );
    expect(screen.getByRole("link", { name: "Remove this filter Open" }).getAttribute("href")).toBe(
      "/cases?level=high",
    );
    expect(screen.getByRole("link", { name: "Clear filters" }).getAttribute("href")).toBe("/cases");
    expect(screen.getByRole<HTMLButtonElement>("button", { name: "Apply filters" }).form).not.toBeNull();
  });

  test("identity bar, badge and page header keep their words", () => {
    expect(
      text(
        <IdentityBar title="CS-26-0014" actions={<Button href="/edit">Edit</Button>}>
          <Badge colour="red">Restricted</Badge>
        </IdentityBar>,
      ),
    ).toBe("CS-26-0014 RestrictedEdit");
    render(
      <PageHeaderActions heading="Cases">
        <Button href="/cases/new">Add a case</Button>
      </PageHeaderActions>,
    );
    expect(screen.getByRole("heading", { level: 1, name: "Cases" })).toBeTruthy();
  });

  test("button group holds its buttons", () => {
    expect(text(<ButtonGroup children={<a href="/">Cancel</a>} />)).toBe("Cancel");
  });
});
