import { createElement, type ReactNode } from "react";
import { renderToString } from "react-dom/server";

/** A page as plain data: text, or an element with its attributes and children. */
export type PageNode =
  string | { tag: string; attributes: Readonly<Record<string, string | true>>; children: PageNode[] };

/** The page through React alone, its elements made anew each time as a component makes them. */
export function renderPage(page: PageNode): string {
  return `<!DOCTYPE html>${renderToString(elementOf(page))}`;
}

function elementOf(node: PageNode): ReactNode {
  if (typeof node === "string") return node;
  return createElement(node.tag, node.attributes, ...node.children.map(elementOf));
}
