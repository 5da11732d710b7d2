import { vitePlugin as remix } from "@remix-run/dev";
import type { Plugin } from "vite";
import { denyImports } from "vite-env-only";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";
import { notePieces } from "./app/cli/launch/note-pieces.js";
import remixConfig from "./remix.config.js";

/** A server module in the browser's bundle is a build error. */
const serverOnly = denyImports({
  client: {
    specifiers: [
      /^node:/,
      /^@node-rs\//,
      ...["kysely", "better-sqlite3", "pg", "express", "@remix-run/express", "@remix-run/node"],
      ...["pino", "compression", "helmet"],
    ],
    files: [
      ...["**/db/**", "**/migrations/**", "**/app/services/**", "**/app/http/**", "**/app/jobs/**"],
      ...["**/app/worker/**", "**/app/cli/**", "**/*.server.*"],
    ],
  },
});

/**
 * One server build whose entry is the joint-action command, so that pages, commands, jobs and worker share one module
 * graph and with it one open database. app/cli/server-build.ts imports Remix's own entry from there.
 */
const commandAsEntry: Plugin = {
  name: "joint-action-command-as-entry",
  apply: (_config, { command, isSsrBuild }) => command === "build" && isSsrBuild === true,
  config(config) {
    if (config.build?.rollupOptions) config.build.rollupOptions.input = { index: "app/cli/main.ts" };
  },
};

/**
 * What every page with React has, and what most forms are made of, is one file for the browser and not forty: fewer to ask
 * for, and it packs smaller together (docs/decisions/0051).
 */
const OF_EVERY_FORM = new RegExp(
  [
    "/node_modules/(react|react-dom|scheduler|react-router|react-router-dom|turbo-stream|@remix-run/[a-z]+)/",
    "/app/(forms/|components/layout/|domain/dates/iso-day|components/forms/(page-form|change-form-page))",
    "/app/components/govuk/(back-link|button|checkboxes|choice-|class-names|date-input|details|error-|field|form-group)",
    "/app/components/govuk/(hint|input|inset-text|label|notification-banner|radios|select|summary-list|table|tag|textarea)",
  ].join("|"),
);
const formsInOneFile: Plugin = {
  name: "joint-action-forms-in-one-file",
  apply: (_config, { command, isSsrBuild }) => command === "build" && isSsrBuild !== true,
  config: () => ({
    build: {
      rollupOptions: {
        output: { manualChunks: (id) => (OF_EVERY_FORM.test(id.replaceAll("\\", "/")) ? "forms" : undefined) },
      },
    },
  }),
};

/** Beside other work, and behind it, a test takes longer: so many times longer it may. */
const patience = Number(process.env.TEST_PATIENCE ?? 1);
const suite = (name: string, folder: string, seconds: number): TestProjectInlineConfiguration => ({
  extends: true,
  test: {
    name,
    include: [`tests/${folder}**/*.test.{ts,tsx}`],
    testTimeout: seconds * patience * 1000,
    hookTimeout: Math.max(seconds, 60) * patience * 1000,
  },
});
// One worker runs file after file in one copy of the modules, which spares most of the time: loading them. What replaces a
// module for its tests is named *.alone.test.ts and has a copy of its own.
const unit = suite("unit", "", 20);
const alone = suite("unit-alone", "", 20);
const journeys = suite("journeys", "journeys/", 240);
const proofs = suite("proofs", "proofs/", process.env.PROVE ? 3600 : 300);
const setupFiles = ["tests/support/each-file.ts"];
const slow = ["tests/journeys/**", "tests/proofs/**"];
unit.test = { ...unit.test, isolate: false, setupFiles, exclude: [...slow, "tests/**/*.alone.test.{ts,tsx}"] };
alone.test = { ...alone.test, setupFiles, include: ["tests/**/*.alone.test.{ts,tsx}"] };
const globalSetup = ["tests/support/running-app.ts"];
journeys.test = { ...journeys.test, isolate: false, fileParallelism: false, globalSetup };
proofs.test = { ...proofs.test, isolate: false, fileParallelism: false, globalSetup };
// What LibreOffice prints and what a browser shows, where there is none: tests/run.js says that it was left out, and in CI
// that it must not be.
proofs.test.exclude = [
  ...(process.env.WITHOUT_OFFICE ? ["tests/proofs/word-*.test.ts"] : []),
  ...(process.env.WITHOUT_BROWSER ? ["tests/proofs/{minute-kills,payloads}.test.ts"] : []),
];

export default defineConfig({
  css: { preprocessorOptions: { scss: { loadPaths: ["node_modules"], quietDeps: true } } },
  build: {
    target: "es2022",
    rollupOptions: {
      // zod writes annotations where Rollup cannot read them; nothing follows from it.
      onwarn: (warning, warn) => (warning.code === "INVALID_ANNOTATION" ? undefined : warn(warning)),
    },
  },
  // The tests import pages as plain modules: Remix's plugin would strip them for the browser.
  plugins: process.env.VITEST ? [] : [serverOnly, remix(remixConfig), commandAsEntry, formsInOneFile, notePieces],
  test: { projects: [unit, alone, journeys, proofs] },
});
