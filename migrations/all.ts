import * as partnershipsAndUsers from "./0001-partnerships-and-users.ts";
import * as audit from "./0002-audit.ts";
import * as peopleAndCases from "./0003-people-and-cases.ts";
import * as crimeFigures from "./0004-crime-figures.ts";
import type { AnyDatabase } from "./portable.ts";

export type Migration = { name: string; up: (db: AnyDatabase) => Promise<void> };

/** In order. A migration that has landed is frozen: what comes after is a new one at the end. */
export const MIGRATIONS: readonly Migration[] = [
  { name: "0001-partnerships-and-users", ...partnershipsAndUsers },
  { name: "0002-audit", ...audit },
  { name: "0003-people-and-cases", ...peopleAndCases },
  { name: "0004-crime-figures", ...crimeFigures },
];
