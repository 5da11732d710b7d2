import { gzipSync } from "node:zlib";
import { compile, Logger } from "sass";
import { expect, test } from "vitest";

const warnings: string[] = [];
const { css } = compile("app/styles/app.scss", {
  loadPaths: ["node_modules"],
  style: "compressed",
  logger: { ...Logger.silent, warn: (message) => warnings.push(message) },
});

test("the style sheet compiles without a warning", () => {
  expect(warnings).toEqual([]);
});

test("nothing is loaded from elsewhere, and nothing marks the site as one of GOV.UK", () => {
  expect(css).not.toMatch(/url\(|@import|@font-face|https?:\/\/[a-z]|crown|transport/i);
});

test("the style sheet stays small enough for a phone", () => {
  expect(gzipSync(css).length).toBeLessThan(20_500);
});

test("white on the header's colour passes WCAG AA", () => {
  const brand = /--govuk-brand-colour:\s*#([0-9a-f]{6})/.exec(css)![1]!;
  expect(1.05 / (luminance(brand) + 0.05)).toBeGreaterThan(4.5);
});

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(hex: string) {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((start) => {
    const part = parseInt(hex.slice(start, start + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
