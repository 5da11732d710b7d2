// @vitest-environment jsdom
import { fireEvent, screen } from "@testing-library/react";
import { renderToStaticMarkup } from "react-dom/server";
import type { ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { NotificationBanner } from "#app/components/govuk/notification-banner.tsx";
import { PasswordInput } from "#app/components/govuk/password-input.tsx";
import { SearchKey } from "#app/components/search/search-key.tsx";

let closeLast = () => {};
beforeEach(() => {
  localStorage.clear();
  document.title = "Cases – Joint Action";
  window.history.replaceState(null, "", "/cases");
});
afterEach(() => {
  closeLast();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** A page as it comes from the server, and then its script. What it listens to ends with the page. */
async function open(page: ReactNode) {
  document.body.innerHTML = renderToStaticMarkup(page);
  const listening = vi.spyOn(window, "addEventListener");
  vi.resetModules();
  await import("#app/browser/page-script.js");
  const heard = listening.mock.calls.map(([name, listener]) => ({ name, listener }));
  closeLast = () => heard.forEach(({ name, listener }) => window.removeEventListener(name, listener));
}

test("a password is shown when asked, and hidden again before it is sent", async () => {
  await open(
    <form>
      <PasswordInput field={{ id: "password", name: "password" }} label="Password" />
    </form>,
  );
  const input = screen.getByLabelText<HTMLInputElement>("Password");
  const button = input.nextElementSibling as HTMLButtonElement;
  fireEvent.click(button);
  expect([input.type, button.textContent, button.ariaLabel]).toEqual(["text", "Hide", "Hide password"]);
  fireEvent.click(button);
  expect(input.type).toBe("password");
  fireEvent.click(button);
  fireEvent.submit(input.form!);
  expect([input.type, button.textContent, button.ariaLabel]).toEqual(["password", "Show", "Show password"]);
});

describe("the key /", () => {
  const page = (
    <>
      <input id="header-search" />
      <textarea id="words" />
      <SearchKey />
    </>
  );
  const press = (key: string, init = {}) =>
    fireEvent.keyDown(document.activeElement ?? document.body, { key, ...init });
  const focused = () => document.activeElement?.id ?? "";

  test("goes to the box", async () => {
    await open(page);
    expect(press("/")).toBe(false);
    expect(focused()).toBe("header-search");
  });

  test.each([
    ["another key", "?", {}],
    ["with Ctrl", "/", { ctrlKey: true }],
    ["with Alt", "/", { altKey: true }],
    ["with the command key", "/", { metaKey: true }],
  ])("%s does not", async (_name, key, held) => {
    await open(page);
    expect(press(key, held)).toBe(true);
    expect(focused()).toBe("");
  });

  test("is typed where something is typed", async () => {
    await open(page);
    document.getElementById("words")?.focus();
    expect(press("/")).toBe(true);
    expect(focused()).toBe("words");
  });

  test("is turned off and on again, and the page says which", async () => {
    await open(page);
    const said = () => document.documentElement.dataset.searchKey;
    expect(said()).toBe("on");
    fireEvent.click(screen.getByText("Turn this key off"));
    expect(said()).toBe("off");
    expect(document.activeElement?.textContent).toBe("Use the / key");
    expect(press("/")).toBe(true);
    closeLast();
    await open(page);
    expect(said()).toBe("off");
    fireEvent.click(screen.getByText("Use the / key"));
    expect(said()).toBe("on");
    expect(press("/")).toBe(false);
  });
});

describe("on a page without React", () => {
  const Summary = () => (
    <div className="govuk-error-summary">
      <a href="#from">Enter the first day</a>
    </div>
  );
  const saved = (
    <div className="app-saved">
      <NotificationBanner variant="success" heading="The action has been given" />
    </div>
  );
  beforeEach(() => {
    Element.prototype.scrollIntoView = () => {};
  });

  test("what is wrong has the focus, and the title says so once", async () => {
    await open(<Summary />);
    expect(document.activeElement?.textContent).toBe("Enter the first day");
    expect(document.title).toBe("Error: Cases – Joint Action");
    closeLast();
    await open(<Summary />);
    expect(document.title).toBe("Error: Cases – Joint Action");
  });

  test("what was saved has the focus once, and is not said when the page is loaded again", async () => {
    window.history.replaceState(null, "", "/cases?group=1&saved=action-given#actions");
    await open(saved);
    const banner = screen.getByRole("alert");
    expect(document.activeElement).toBe(banner);
    expect(window.location.pathname + window.location.search + window.location.hash).toBe("/cases?group=1#actions");
    fireEvent.blur(banner);
    expect(banner.hasAttribute("tabindex")).toBe(false);
  });

  test("where React comes both are left to it", async () => {
    vi.stubGlobal("__remixContext", {});
    window.history.replaceState(null, "", "/cases?saved=action-given");
    await open(
      <>
        <Summary />
        {saved}
      </>,
    );
    expect(document.activeElement).toBe(document.body);
    expect(window.location.search).toBe("?saved=action-given");
    expect(document.title).toBe("Cases – Joint Action");
  });
});

test("a page that waits for the server says how far it is", async () => {
  vi.useFakeTimers();
  const told = (rows: number) => `<p>Not this</p><div data-look-again="true">${rows} rows so far</div>`;
  let rows = 1;
  vi.stubGlobal("fetch", async () => new Response(told((rows += 1))));
  await open(<div data-look-again>1 rows so far</div>);
  await vi.advanceTimersByTimeAsync(2000);
  expect(document.body.textContent).toBe("2 rows so far");
  vi.stubGlobal("fetch", () => Promise.reject(new Error("the network is gone")));
  await vi.advanceTimersByTimeAsync(2000);
  expect(document.body.textContent).toBe("2 rows so far");
  vi.stubGlobal("fetch", async () => new Response(told(rows)));
  await vi.advanceTimersByTimeAsync(2000);
  expect(document.body.textContent).toBe("2 rows so far");
});
