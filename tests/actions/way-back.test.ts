import { expect, test } from "vitest";
import { overdueHref } from "#app/domain/actions/overdue-filter.ts";
import { actionHref, wayBack } from "#app/domain/actions/way-back.ts";

const ID = "0197a0c0-0000-7000-8000-000000000001";
const KEY = `2026-03-05~${ID}`;

test.each([
  ["/actions/overdue", "Overdue actions"],
  [overdueHref({ agency: ID, group: "none", age: "short", reason: "not-said" }, { after: KEY }), "Overdue actions"],
  ["/actions/unowned", "Actions that nobody owns"],
  [`/actions/unowned?after=${KEY}`, "Actions that nobody owns"],
  [`/actions/groups/${ID}`, "Actions of the group"],
  [`/actions/groups/${ID}?finished=${KEY}`, "Actions of the group"],
])("from %s an action leads back to it", (from, text) => {
  const href = actionHref(ID, from);
  expect(href.startsWith(`/actions/${ID}?from=`)).toBe(true);
  expect(wayBack(new URL(href, "http://localhost").searchParams.get("from"))).toEqual({ href: from, text });
});

test.each([
  null,
  "",
  "https://example.org/actions/overdue",
  "//example.org/actions/overdue",
  "/actions/overdue?next=//example.org",
  "/actions/overdue\n//example.org",
  "javascript:alert(1)",
  `/actions/${ID}`,
  "/admin/users",
])("from %j it leads nowhere", (from) => {
  expect(wayBack(from)).toBeNull();
  expect(actionHref(ID)).toBe(`/actions/${ID}`);
});
