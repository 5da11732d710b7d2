// @vitest-environment jsdom
import { data } from "@remix-run/node";
import { createRemixStub } from "@remix-run/testing";
import { act, cleanup, render, screen } from "@testing-library/react";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { z } from "zod/mini";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import { PageMeta } from "#app/components/layout/page-meta.tsx";
import { publicAction, publicLoader } from "#app/http/guard.server.ts";
import { contextOf } from "../factories.ts";

beforeEach(() => {
  // The stand-in for Remix has no server, and says so when it draws a page as one.
  vi.spyOn(console, "error").mockImplementation(() => {});
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe("the title that the server sends", () => {
  const titleOf = (formFailed: boolean) => {
    const Stub = createRemixStub([
      {
        id: "root",
        path: "/",
        Component: PageMeta,
        children: [
          {
            id: "page",
            index: true,
            meta: ({ data }) => [
              { title: `Action ${String((data as { reference: string }).reference)} – Joint Action` },
            ],
            Component: () => null,
          },
        ],
      },
    ]);
    const loaderData = { root: { formFailed }, page: { reference: "A-26-0001" } };
    return /<title>(.*)<\/title>/.exec(renderToString(<Stub hydrationData={{ loaderData }} />))?.[1];
  };
  test.each([
    [
      "of a page that answers a form that was not taken begins with Error",
      true,
      "Error: Action A-26-0001 – Joint Action",
    ],
    ["of any other page does not", false, "Action A-26-0001 – Joint Action"],
  ])("%s", (_name, failed, title) => {
    expect(titleOf(failed)).toBe(title);
  });
});

describe("what the loaders of the page are told", () => {
  const context = () => ({ ...contextOf(null) });
  const posted = () => new Request("http://localhost/test", { method: "POST", body: new URLSearchParams({ a: "b" }) });
  const after = async (reply: () => Promise<unknown>) => {
    const at = context();
    const action = publicAction(z.object({}), reply);
    await action({ request: posted(), params: {}, context: at });
    const loader = publicLoader(z.object({}), ({ context }) => Promise.resolve(context.formFailed));
    return loader({ request: new Request("http://localhost/test"), params: {}, context: at });
  };
  test.each([
    ["a form of the wrong shape", () => Promise.resolve(data({ errors: {} }, 400)), true],
    ["a rule that refuses", () => Promise.resolve(data({ errors: {} }, 422)), true],
    ["somebody who was first", () => Promise.resolve(data({ errors: {} }, 409)), true],
    ["a form that was taken", () => Promise.resolve(new Response(null, { status: 302 })), false],
    ["an answer on the same page", () => Promise.resolve({ link: "made" }), false],
    ["nothing", () => Promise.resolve(null), false],
  ])("%s", async (_name, reply, failed) => {
    expect(await after(reply)).toBe(failed);
  });
});

describe("with JavaScript", () => {
  test("the title says so as long as there are errors", () => {
    document.title = "Add an action – Joint Action";
    const { rerender, unmount } = render(<ErrorSummary errors={[]} />);
    expect(document.title).toBe("Add an action – Joint Action");
    rerender(<ErrorSummary errors={[{ name: "words", message: "Enter what is to be done" }]} />);
    expect(document.title).toBe("Error: Add an action – Joint Action");
    rerender(<ErrorSummary errors={[{ name: "dueOn", message: "Enter the due day" }]} />);
    expect(document.title).toBe("Error: Add an action – Joint Action");
    rerender(<ErrorSummary errors={[]} />);
    expect(document.title).toBe("Add an action – Joint Action");
    rerender(<ErrorSummary errors={[{ name: "words", message: "Enter what is to be done" }]} />);
    act(unmount);
    expect(document.title).toBe("Add an action – Joint Action");
    expect(screen.queryByText("There is a problem")).toBeNull();
  });

  test("a title that says so already is left as it is", () => {
    document.title = "Error: Log – Joint Action";
    render(<ErrorSummary errors={[{ name: "from", message: "Enter the first day" }]} />);
    expect(document.title).toBe("Error: Log – Joint Action");
  });
});
