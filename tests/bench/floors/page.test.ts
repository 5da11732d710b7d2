import { expect, test } from "vitest";
import { parsePage } from "./parse-page.ts";
import { renderPage } from "./render-page.ts";

test("a page comes back as it was, element by element, but for its scripts", () => {
  const page =
    '<!DOCTYPE html><html lang="en-GB" class="template"><head><title>A &amp; B</title></head><body>' +
    '<label class="l" for="x">Beat</label><select id="x"><option value="">Any</option><option value="1" selected="">1</option></select>' +
    '<td data-label="When" role="cell">1 <!-- -->of<!-- --> 2</td><svg viewBox="0 0 9 9"><path d="M0 0"></path></svg>' +
    '<script nonce="n">alert(1)</script></body></html>';
  const again = renderPage(parsePage(page));
  expect(again).not.toContain("script");
  expect(again).toContain('<label class="l" for="x">Beat</label>');
  expect(again).toMatch(/<option value="1" selected="">1<\/option>/);
  expect(again).toMatch(/<svg viewBox="0 0 9 9"><path d="M0 0"><\/path><\/svg>/);
  expect(renderPage(parsePage(again))).toBe(again);
});
