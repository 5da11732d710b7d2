import { JSDOM } from "jsdom";
import type { PageNode } from "./render-page.ts";

/** As React calls them. */
const NAMES: Readonly<Record<string, string>> = { class: "className", for: "htmlFor", style: "data-style" };
const FLAGS = new Set(["checked", "disabled", "hidden", "multiple", "open", "required", "selected"]);

/** What the product answered, element by element, without its scripts: the same rows for bare React to render. */
export function parsePage(html: string): PageNode {
  return nodeOf(new JSDOM(html).window.document.documentElement);
}

function nodeOf(element: Element): PageNode {
  const attributes = [...element.attributes].map(({ name, value }) => [
    NAMES[name] ?? name,
    FLAGS.has(name) && value === "" ? (true as const) : value,
  ]);
  const children = [...element.childNodes].flatMap((child): PageNode[] => {
    if (child.nodeType === child.TEXT_NODE) return child.nodeValue ? [child.nodeValue] : [];
    if (child.nodeType !== child.ELEMENT_NODE || child.nodeName === "SCRIPT") return [];
    return [nodeOf(child as Element)];
  });
  const isSvg = element.namespaceURI?.endsWith("svg") === true;
  const tag = isSvg ? element.tagName : element.tagName.toLowerCase();
  return { tag, attributes: Object.fromEntries(attributes) as Record<string, string | true>, children };
}
