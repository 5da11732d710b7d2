// @vitest-environment jsdom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { NextMeetings } from "#app/routes/home/_index/next-meetings.tsx";

afterEach(cleanup);

const group = (name: string, day: string | null) => ({
  ...{ id: name, name, todo: null },
  next: day === null ? null : { id: `${name}-next`, day, startTime: "10:00", place: null },
});
const named = () => screen.getAllByRole("listitem").map((item) => item.querySelector("a")?.textContent);

test("the soonest meeting stands first, and a group without one last", () => {
  render(<NextMeetings groups={[group("None", null), group("Later", "2026-05-01"), group("Sooner", "2026-04-01")]} />);
  expect(named()).toEqual(["Sooner", "Later", "None"]);
});

test.each([
  [6, null],
  [7, "2 more of your groups"],
])("of %i groups what is folded is called %s", (count, summary) => {
  const groups = Array.from({ length: count }, (_, at) => group(`G${at}`, `2026-04-0${at + 1}`));
  const { container } = render(<NextMeetings groups={groups} />);
  expect(container.querySelector("summary")?.textContent ?? null).toBe(summary);
  expect(named()).toHaveLength(count);
});
