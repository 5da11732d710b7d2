// @vitest-environment jsdom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { GroupsAtWork } from "#app/routes/home/_index/groups-at-work.tsx";

afterEach(cleanup);

const group = { id: "g", name: "JAG", waiting: 0, open: 0, fresh: 0, due: 0 };

test("nought opens nothing, and is said all the same", () => {
  const { container } = render(<GroupsAtWork groups={[group]} />);
  expect(screen.queryAllByRole("link")).toEqual([]);
  expect(container.textContent).toContain("0 referrals to decide in JAG");
});

test("each other number opens its rows", () => {
  render(<GroupsAtWork groups={[{ ...group, waiting: 2, due: 1 }]} />);
  expect(screen.getAllByRole("link").map((link) => [link.textContent, link.getAttribute("href")])).toEqual([
    ["2 referrals to decide in JAG", "/referrals?group=g&status=awaiting-decision"],
    ["1 reviews due in JAG", "/cases?group=g&status=reviews-due"],
  ]);
});
