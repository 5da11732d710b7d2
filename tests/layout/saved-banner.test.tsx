// @vitest-environment jsdom
import { createRemixStub } from "@remix-run/testing";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, test } from "vitest";
import { SavedBanner } from "#app/components/layout/saved-banner.tsx";
import { afterSaving, savedWords } from "#app/forms/saved.ts";

afterEach(cleanup);

describe("where to go after saving", () => {
  test.each([
    ["a record", "/cases/1", "/cases/1?saved=action-given"],
    ["a page that is asked for something", "/referrals/new?person=1", "/referrals/new?person=1&saved=action-given"],
    ["Home", "/", "/?saved=action-given"],
  ])("%s", (_name, path, address) => {
    expect(afterSaving(path, "action-given")).toBe(address);
  });
});

describe("what the address says was saved", () => {
  test.each([
    ["a code of ours", "?saved=action-given", "The action has been given"],
    ["none", "?group=1", null],
    ["one that we have not", "?saved=everything", null],
    ["one that every object has", "?saved=constructor", null],
    ["words of somebody else's", "?saved=Ring+01509+000000", null],
  ])("%s", (_name, search, words) => {
    expect(savedWords(search)).toBe(words);
  });
});

describe("the banner", () => {
  const at = (address: string) => {
    const Stub = createRemixStub([{ id: "root", path: "*", Component: SavedBanner }]);
    window.history.replaceState(null, "", address);
    const root = { saved: savedWords(window.location.search) };
    return render(<Stub initialEntries={[address]} hydrationData={{ loaderData: { root } }} />);
  };

  test("says it as an alert that has the focus once", async () => {
    at("/cases/1?saved=risk-assessed");
    const banner = await screen.findByRole("alert");
    expect(banner.textContent).toContain("The risk assessment has been saved");
    expect(document.activeElement).toBe(banner);
    fireEvent.blur(banner);
    expect(banner.hasAttribute("tabindex")).toBe(false);
  });

  test("is not shown again when the page is loaded again, and what else the address says stays", async () => {
    at("/referrals/new?person=1&saved=person-recorded");
    await screen.findByRole("alert");
    expect(window.location.pathname + window.location.search).toBe("/referrals/new?person=1");
  });

  test("is nothing where nothing was saved", () => {
    at("/cases/1");
    expect(screen.queryByRole("alert")).toBeNull();
  });
});
