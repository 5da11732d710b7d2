// @vitest-environment jsdom
import { createRemixStub } from "@remix-run/testing";
import { cleanup, render, screen } from "@testing-library/react";
import { v7 as uuid } from "uuid";
import { afterEach, expect, test } from "vitest";
import MeetingItemPage, {
  loader,
} from "#app/routes/meetings/$groupId.meetings.$sittingId.agenda.$itemId._index/route.tsx";
import { aCase, aPerson, get, insert } from "../factories.ts";
import { anItem } from "../support/meetings.ts";
import { at, chair, db, NOW, p, sittingId, useTable as layTable } from "./at-the-table.ts";

layTable();
afterEach(cleanup);

/** The item of a restricted case for which the chair is named. */
async function restrictedItem() {
  const person = await aPerson(db, p, { given_names: "Hal", family_name: "Ashwell" });
  const { id: case_id } = await aCase(db, p, { reference: "CS-26-0007", person_id: person, visibility: "restricted" });
  await insert(db, "case_access", {
    ...{ id: uuid(), partnership_id: p.partnershipId, case_id, user_id: chair.id, access: "named", reason: "Chairs" },
    ...{ given_by: chair.id, since: NOW.toISOString(), ended_at: null, version: 1 },
  });
  return anItem(db, p, { sitting_id: sittingId, case_id });
}

async function headingOf(item: string, search: string) {
  const loaded = await get(loader, chair, at(item), search);
  const Stub = createRemixStub([{ id: "page", path: "/", Component: MeetingItemPage }]);
  render(<Stub hydrationData={{ loaderData: { page: loaded } }} />);
  return (await screen.findByRole("heading", { level: 1 })).textContent;
}

test("a restricted case is said to be one, and on the wall it is a reference and nothing else", async () => {
  const item = await restrictedItem();
  expect(await headingOf(item, "")).toMatch(/CS-26-0007 · Hal Ashwell.*Restricted/);
  expect(screen.getByRole("heading", { name: "What is known" })).toBeTruthy();
  cleanup();
  const heading = await headingOf(item, "?view=wall");
  expect(heading).toMatch(/^CS-26-0007 .*Restricted/);
  expect(document.body.textContent).not.toContain("Ashwell");
  expect(screen.queryByRole("heading", { name: "What is known" })).toBeNull();
  expect(screen.getByText(/nothing of it is shown on the wall/)).toBeTruthy();
});
