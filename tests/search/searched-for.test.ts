import { expect, test } from "vitest";
import { searchedFor, wayBack } from "#app/domain/search/searched-for.ts";

const ID = "01a218b7-1b54-771b-95eb-f5b2970e8b1b";

test.each([
  [`case=${ID}`, `/cases/${ID}/people`],
  [`incident=${ID}`, `/incidents/${ID}`],
  [`relation=${ID}`, `/people/${ID}`],
  ["for=case-review", "/case-reviews/new"],
  ["case=/elsewhere", null],
  ["", null],
])("a search that began with “%s” leads back to %s", (query, href) => {
  const purpose = searchedFor(new URLSearchParams(query));
  expect(purpose && wayBack(purpose).href).toBe(href);
});
