// @vitest-environment jsdom
import { cleanup, render, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, test } from "vitest";
import { FilterPanel } from "#app/components/govuk/filter-panel.tsx";
import { Table } from "#app/components/govuk/table.tsx";

afterEach(cleanup);

describe("a table whose rows stand as blocks on a phone", () => {
  const head = ["Name", "Agency", { text: "Actions", numeric: true }];
  const rows = [["Cora", "Council", 3]];

  test("says in roles what its parts are, since blocks are no table to a screen reader", () => {
    render(<Table caption="People" head={head} rows={rows} firstCellIsHeader stacked />);
    const table = screen.getByRole("table", { name: "People" });
    expect(table.getAttribute("role")).toBe("table");
    const roles = [...table.querySelectorAll("thead, tbody, tr, th, td")].map((part) => part.getAttribute("role"));
    expect(roles).toEqual([
      ...["rowgroup", "row", "columnheader", "columnheader", "columnheader"],
      ...["rowgroup", "row", "rowheader", "cell", "cell"],
    ]);
  });

  test("has the heading of its column beside every cell but the row's own name", () => {
    render(<Table caption="People" head={head} rows={rows} firstCellIsHeader stacked />);
    const cells = within(screen.getByRole("table")).getAllByRole("cell");
    expect(cells.map((cell) => cell.dataset.label)).toEqual(["Agency", "Actions"]);
    expect(screen.getByRole("rowheader").dataset.label).toBeUndefined();
  });

  test("any other table needs neither", () => {
    render(<Table caption="People" head={head} rows={rows} />);
    expect(screen.getByRole("table").outerHTML).not.toMatch(/role=|data-label/);
  });
});

describe("the panel of filters", () => {
  const panel = () => screen.getByRole<HTMLDetailsElement>("group");
  test("is closed under its name while no filter is set", () => {
    render(<FilterPanel>fields</FilterPanel>);
    expect(panel().open).toBe(false);
    expect(panel().querySelector("summary")?.textContent).toBe("Filter");
  });
  test("is open while one is", () => {
    render(<FilterPanel selected={[{ heading: "Status", items: [{ text: "Open", href: "/" }] }]}>fields</FilterPanel>);
    expect(panel().open).toBe(true);
  });
});
