// @vitest-environment jsdom
import { useActionData } from "@remix-run/react";
import { createRemixStub } from "@remix-run/testing";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, test } from "vitest";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { markHydrated } from "#app/forms/hydration.ts";
import { useSummaryFocus } from "#app/forms/summary-focus.ts";

let tries: number;
let message: string | null;
beforeEach(() => {
  Element.prototype.scrollIntoView = () => {};
  tries = 0;
  message = null;
});
afterEach(cleanup);

type Reply = { tries: number; message: string | null };

function Page() {
  const reply = useActionData<Reply>();
  useSummaryFocus(reply, typeof reply?.message === "string");
  return (
    <>
      <ErrorSummary errors={reply?.message ? [{ name: "file", message: reply.message }] : []} />
      <PageForm>
        <Button>Send the file</Button>
      </PageForm>
      <p>Sent {reply?.tries ?? 0}</p>
    </>
  );
}

async function open(actionData?: { page: Reply }) {
  const action = () => ({ tries: ++tries, message });
  const Stub = createRemixStub([{ id: "page", path: "/", Component: Page, action }]);
  render(<Stub hydrationData={{ loaderData: { page: null }, actionData }} />);
  return screen.findByRole("button", { name: "Send the file" });
}

async function send(button: HTMLElement) {
  const before = tries;
  button.focus();
  fireEvent.click(button);
  await screen.findByText(`Sent ${before + 1}`);
}

test("a page that has just been taken over leaves the focus where it is", async () => {
  await open({ page: { tries: 0, message: "Choose a file" } });
  expect(screen.getByRole("link", { name: "Choose a file" })).toBeTruthy();
  expect(document.activeElement).toBe(document.body);
});

test("the focus goes to the first error, again when the same is said again, and nowhere without one", async () => {
  markHydrated();
  const button = await open();
  await send(button);
  expect(document.activeElement).toBe(button);
  message = "Choose a file";
  for (const before of [1, 2]) {
    expect(tries).toBe(before);
    await send(button);
    await waitFor(() => expect(document.activeElement?.textContent).toBe("Choose a file"));
  }
});
