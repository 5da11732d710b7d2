// @vitest-environment jsdom
import { useActionData } from "@remix-run/react";
import { createRemixStub } from "@remix-run/testing";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { DateInput } from "#app/components/govuk/date-input.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { markHydrated } from "#app/forms/hydration.ts";
import { dayParts, type FieldErrors, formValues, type FormValues } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";

const schema = z.object({
  words: z.string().check(z.minLength(1, "Enter what is to be done")),
  dueOn: z.string().check(z.regex(/^2026-/, "Enter a day of 2026")),
  kind: z.literal("letter", "Select how"),
  kept: z.literal("as it was", "Nobody is asked for this"),
});
const initial = { words: "", ...dayParts("dueOn", "2026-03-09"), kind: "", kept: "as it was" };

type Reply = { values: FormValues; errors: FieldErrors };
let sent: FormValues[];
let answer: () => Reply | Promise<Reply>;
beforeEach(() => {
  markHydrated();
  Element.prototype.scrollIntoView = () => {};
  sent = [];
  answer = () => ({ values: initial, errors: {} });
});
afterEach(cleanup);

function Page() {
  const { field, errors, errorOf, onSubmit } = useCheckedForm(schema, initial, useActionData<Reply>());
  return (
    <>
      <ErrorSummary errors={errors} />
      <PageForm onSubmit={onSubmit}>
        <Input field={field("words")} label="What is to be done" error={errorOf("words")} />
        <DateInput name="dueOn" field={field} legend="Due" error={errorOf("dueOn")} />
        <Radios field={field("kind")} items={[{ value: "letter", text: "By letter" }]} error={errorOf("kind")} />
        <Button name="then" value="next">
          Save
        </Button>
      </PageForm>
    </>
  );
}

async function open() {
  const action = async ({ request }: { request: Request }) => {
    sent.push(formValues(await request.formData()));
    return answer();
  };
  const Stub = createRemixStub([{ id: "page", path: "/", Component: Page, action }]);
  render(<Stub hydrationData={{ loaderData: { page: null } }} />);
  await screen.findByRole("button", { name: "Save" });
}

const save = () => fireEvent.click(screen.getByRole("button", { name: "Save" }));
const type = (words: string) =>
  fireEvent.change(screen.getByLabelText("What is to be done"), { target: { value: words } });
const links = () => screen.queryAllByRole("link").map((link) => [link.textContent, link.getAttribute("href")]);

test("what is wrong is said before anything is sent, and has the focus", async () => {
  await open();
  fireEvent.change(screen.getByLabelText("Year"), { target: { value: "1926" } });
  save();
  expect(links()).toEqual([
    ["Enter what is to be done", "#words"],
    ["Enter a day of 2026", "#dueOn-day"],
    ["Select how", "#kind"],
  ]);
  expect(document.activeElement?.textContent).toBe("Enter what is to be done");
  expect(screen.getByLabelText("What is to be done").getAttribute("aria-invalid")).toBe("true");
  expect(sent).toEqual([]);
});

test("what is still wrong has the focus again, and what is right by then is said no more", async () => {
  await open();
  save();
  type("Write to the landlord");
  screen.getByLabelText("Day").focus();
  save();
  expect(links()).toEqual([["Select how", "#kind"]]);
  expect(document.activeElement?.textContent).toBe("Select how");
});

test("the form is sent as it stands on the page, with the button, and without what it does not ask", async () => {
  await open();
  save();
  type("Write to the landlord");
  fireEvent.click(screen.getByLabelText("By letter"));
  save();
  await waitFor(() => expect(sent.length).toBe(1));
  expect({ ...sent[0] }).toEqual({
    words: "Write to the landlord",
    ...dayParts("dueOn", "2026-03-09"),
    kind: "letter",
    then: "next",
  });
  expect(links()).toEqual([]);
});

test("what the server finds is said and has the focus, until the form is checked again", async () => {
  answer = () => ({ values: initial, errors: { words: "Somebody does that already" } });
  await open();
  type("Write to the landlord");
  fireEvent.click(screen.getByLabelText("By letter"));
  save();
  await waitFor(() => expect(links()).toEqual([["Somebody does that already", "#words"]]));
  expect(document.activeElement?.textContent).toBe("Somebody does that already");
  type("");
  save();
  expect(links()).toEqual([["Enter what is to be done", "#words"]]);
  type("Write to the tenant");
  save();
  await waitFor(() => expect(links()).toEqual([["Somebody does that already", "#words"]]));
  expect(sent.length).toBe(2);
});

test("a second click while the first is under way sends nothing", async () => {
  const wait = vi.fn<(value: Reply) => void>();
  answer = () => new Promise((resolve) => wait.mockImplementation(resolve));
  await open();
  type("Write to the landlord");
  fireEvent.click(screen.getByLabelText("By letter"));
  save();
  await waitFor(() => expect(sent.length).toBe(1));
  save();
  wait({ values: initial, errors: { words: "Answered" } });
  await waitFor(() => expect(links()).toEqual([["Answered", "#words"]]));
  expect(sent.length).toBe(1);
});
