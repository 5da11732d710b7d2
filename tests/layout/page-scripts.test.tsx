import { createRemixStub } from "@remix-run/testing";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PageScripts } from "#app/components/layout/page-scripts.tsx";
import { noTakeOverYet, TakeOverContext, useTakeOver } from "#app/forms/take-over.ts";

beforeEach(() => {
  // The stand-in for Remix has no server, and says so when it draws a page as one.
  vi.spyOn(console, "error").mockImplementation(() => {});
});
afterEach(() => vi.restoreAllMocks());

function Piece({ asks }: { asks: boolean }) {
  return asks ? <Asking /> : <p>Only read</p>;
}

function Asking() {
  useTakeOver();
  return <p>Typed into</p>;
}

function pageWith(pieces: boolean[]) {
  const Component = () => (
    <>
      {pieces.map((asks, index) => (
        <Piece key={index} asks={asks} />
      ))}
      <PageScripts />
    </>
  );
  const Stub = createRemixStub([{ id: "page", path: "/", Component }]);
  return renderToString(
    <TakeOverContext.Provider value={noTakeOverYet()}>
      <Stub hydrationData={{ loaderData: { page: null } }} />
    </TakeOverContext.Provider>,
  );
}

test.each([
  ["none of whose pieces asks for React", [false, false], false],
  ["of which one piece asks", [false, true, false], true],
  ["all of whose pieces ask", [true, true], true],
])("a page %s", (_name, pieces, hasScripts) => {
  expect(pageWith(pieces).includes("<script")).toBe(hasScripts);
});

test("one page asks for nothing for the next", () => {
  expect(pageWith([true])).toContain("<script");
  expect(pageWith([false])).not.toContain("<script");
});
