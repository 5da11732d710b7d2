import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { licencesOf } from "#app/cli/launch/licences.js";

const root = path.resolve(import.meta.dirname, "../..");
type Package = { version?: string; license?: string; dev?: boolean; optional?: boolean };
const lock = JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8")) as {
  packages: Record<string, Package>;
};

test("docs/licences.md is what npm run licences prints: each package that runs in production, with its licence", () => {
  const page = readFileSync(path.join(root, "docs/licences.md"), "utf8");
  expect(page).toBe(licencesOf(lock.packages));
  expect(page).not.toContain("none said");
});

test("nothing that runs in production asks for more than to be named", () => {
  const MAY = /\b(MIT|MIT-0|ISC|Apache-2\.0|BSD-[23]-Clause|BlueOak-1\.0\.0|Unlicense|Zlib|CC0-1\.0)\b/;
  const others = Object.entries(lock.packages).filter(
    ([place, { license, dev }]) => place !== "" && !dev && !MAY.test(license ?? ""),
  );
  expect(others).toEqual([]);
});

test("the bill of materials is made without a network, and names what is installed", () => {
  const sbom = execFileSync("npm", ["run", "--silent", "sbom"], { cwd: root, encoding: "utf8", maxBuffer: 64 << 20 });
  const { bomFormat, components } = JSON.parse(sbom) as {
    bomFormat: string;
    components: { name: string; group?: string }[];
  };
  expect(bomFormat).toBe("CycloneDX");
  const runs = Object.entries(lock.packages).filter(([place, { dev, optional }]) => place !== "" && !dev && !optional);
  const named = new Set(components.map(({ name, group }) => (group ? `${group}/${name}` : name)));
  const missing = runs.map(([place]) => place.split("node_modules/").at(-1) ?? "").filter((name) => !named.has(name));
  expect(missing).toEqual([]);
}, 120_000);

test("every setting that the code reads stands in docs/operating.md, and in no other table of it", () => {
  const page = readFileSync(path.join(root, "docs/operating.md"), "utf8");
  const config = readFileSync(path.join(root, "app/http/config.ts"), "utf8");
  const read = [...config.matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, name]) => name ?? "");
  const table = page.slice(page.indexOf("## Settings"), page.indexOf("## Is it safe?"));
  expect(read.length).toBeGreaterThan(12);
  for (const name of [...read, "BACKUP_PASSPHRASE", "DEBUG"]) expect(table, name).toContain(`\`${name}\``);
});
