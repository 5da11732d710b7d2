// @vitest-environment jsdom
import { createRemixStub } from "@remix-run/testing";
import { act } from "react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { afterEach, expect, test, vi } from "vitest";
import { z } from "zod/mini";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { Checkboxes } from "#app/components/govuk/checkboxes.tsx";
import { Input } from "#app/components/govuk/input.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";

const complaint = vi.spyOn(console, "error").mockImplementation(() => {});
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
afterEach(() => {
  expect(complaint).not.toHaveBeenCalled();
});

const items = [
  { value: "a", text: "A" },
  { value: "b", text: "B" },
];

function Page() {
  const { field } = useCheckedForm(
    z.object({}),
    { name: "Recorded", words: "Recorded", kind: "a", box: "a", choice: "a", agency: "a" },
    undefined,
  );
  return (
    <PageForm>
      <Input field={field("name")} label="Name" />
      <Textarea field={field("words")} label="Words" />
      <Radios field={field("kind")} items={items} />
      <Checkboxes field={field("box")} items={[{ value: "a", text: "A" }]} />
      <Select field={field("choice")} label="Choice" items={items} />
      <Select field={field("agency")} label="Agency" items={items} />
    </PageForm>
  );
}

test("what is typed before the script comes is still there after it, and what was not touched stays as recorded", async () => {
  const Stub = createRemixStub([{ id: "page", path: "/", Component: Page }]);
  const app = <Stub hydrationData={{ loaderData: { page: null } }} />;
  const container = document.body.appendChild(document.createElement("div"));
  container.innerHTML = renderToString(app);
  complaint.mockClear(); // jsdom has a window, so that the router complains of being rendered on a server
  const input = (selector: string) => container.querySelector(selector) as HTMLInputElement;
  expect(input("#name").value).toBe("Recorded");
  input("#name").value = "Typed";
  input("#words").value = "Typed\nin lines";
  input("#agency").value = "b";
  input("[name=kind][value=b]").click();
  input("[name=box]").click();

  await act(async () => {
    hydrateRoot(container, app);
    await Promise.resolve();
  });
  expect(input("#name").value).toBe("Typed");
  expect(input("#words").value).toBe("Typed\nin lines");
  expect(input("#agency").value).toBe("b");
  expect(input("[name=kind][value=b]").checked).toBe(true);
  expect(input("[name=box]").checked).toBe(false);
  expect(input("#choice").value).toBe("a");
});
