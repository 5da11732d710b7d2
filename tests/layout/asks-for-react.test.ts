import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const files = ["app/components", "app/routes", "app/forms"].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => path.posix.join(folder, name.replaceAll(path.sep, "/"))),
);
const texts = new Map(files.map((file) => [file, readFileSync(path.join(root, file), "utf8")]));

const ASKS = /\b(useTakeOver|useCheckedForm|useSaving)[(<]/;
const DOES_SOMETHING =
  /\b(useState|useEffect|useLayoutEffect|useAtOnce|useReducer|useSyncExternalStore|useSubmit|useNavigat\w+|useBlocker|useRevalidator|useFetcher\w*)[(<]|\son(Click|Change|Input|Submit|KeyDown|Blur|Focus)=\{/;
/** What they do app/browser/page-script.js does on a page without React, or they pass on what they are given. */
const AT_HOME_EVERYWHERE = [
  "app/components/govuk/notification-banner.tsx",
  "app/components/govuk/textarea.tsx",
  "app/components/layout/error-title.ts",
  "app/components/layout/page-meta.tsx",
  "app/components/layout/saved-banner.tsx",
  "app/forms/hydration.ts",
];

const usersOf = (file: string) => files.filter((other) => importsOf(other).includes(file));

function importsOf(file: string) {
  const given = [...(texts.get(file) ?? "").matchAll(/^import (?!type\b)[^;]*? from "(#app|\.\.?)(\/[^"]+)";/gm)];
  return given.map(([, from = "", rest = ""]) =>
    path.posix.normalize(from === "#app" ? `app${rest}` : path.posix.join(path.posix.dirname(file), from + rest)),
  );
}

/** Whether React is asked for wherever the file is drawn: by itself or by all that use it. */
function isAskedFor(file: string): boolean {
  if (ASKS.test(texts.get(file) ?? "")) return true;
  const users = usersOf(file);
  return users.length > 0 && users.every(isAskedFor);
}

const doers = files.filter((file) => DOES_SOMETHING.test(texts.get(file) ?? "") && !AT_HOME_EVERYWHERE.includes(file));

test("there are pieces that do something in the browser", () => {
  expect(doers.length).toBeGreaterThan(100);
});

test("each of them asks for React, or all that use it do", () => {
  expect(doers.filter((file) => !isAskedFor(file))).toEqual([]);
});
