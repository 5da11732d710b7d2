import { UsageError } from "./usage-error.ts";

type Command = {
  summary: string;
  load: () => Promise<{ run: (args: string[]) => Promise<number> }>;
};

const COMMANDS: Record<string, Command> = {
  serve: { summary: "migrate the database and serve the app", load: () => import("./commands/serve.ts") },
  demo: {
    summary: "demo build, demo remove: a made-up partnership to look round in (serve --demo)",
    load: () => import("./commands/demo.ts"),
  },
  setup: { summary: "set up the partnership and its first administrator", load: () => import("./commands/setup.ts") },
  "setup-link": {
    summary: "print a new link to set up Joint Action in the browser",
    load: () => import("./commands/setup-link.ts"),
  },
  user: {
    summary: "user add, user reset: invite somebody, or help somebody who cannot sign in",
    load: () => import("./commands/user.ts"),
  },
  partnership: {
    summary: "partnership add: another partnership in this installation",
    load: () => import("./commands/partnership.ts"),
  },
  setting: {
    summary: "setting list, setting set: what the partnership decides for itself",
    load: () => import("./commands/setting.ts"),
  },
  migrate: { summary: "bring the database to this version", load: () => import("./commands/migrate.ts") },
  import: {
    summary: "import <kind> <file>, import undo <batch>: load a file, or take back what it brought",
    load: () => import("./commands/import.ts"),
  },
  performance: {
    summary: "performance crime-table: print the crime table of a period",
    load: () => import("./commands/performance.ts"),
  },
  "case-review": {
    summary: "case-review figures, case-review threshold: what is published, and a count with its working",
    load: () => import("./commands/case-review.ts"),
  },
  job: { summary: "job list, job run: what Joint Action does by itself", load: () => import("./commands/job.ts") },
  retention: {
    summary: "retention again: erase again what a restored backup has brought back",
    load: () => import("./commands/retention.ts"),
  },
  check: {
    summary: "check: how safely it is set up, and what to do about it",
    load: () => import("./commands/check.ts"),
  },
  backup: {
    summary: "backup <file>: database and files as of one moment, while the server serves",
    load: () => import("./commands/backup.ts"),
  },
  restore: {
    summary: "restore <file>: a backup into an empty data folder",
    load: () => import("./commands/restore.ts"),
  },
  move: {
    summary: "move --to postgres://…: from the SQLite file into an empty PostgreSQL database",
    load: () => import("./commands/move.ts"),
  },
  audit: {
    summary:
      "audit verify, audit archive, audit read, audit discard: check the whole log, and move old months out of it",
    load: () => import("./commands/audit.ts"),
  },
};

/** Runs the command that the first argument names; gives the exit code of the process. Never throws. */
export async function runCommand([name, ...args]: string[]): Promise<number> {
  try {
    if (name === undefined || name === "help" || name === "--help") return listCommands();
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (!command) throw new UsageError(`There is no command "${name}"; "joint-action help" lists them`);
    const { run } = await command.load();
    return await run(args);
  } catch (error) {
    console.error(`joint-action: ${asOneLine(error)}`);
    if (process.env.DEBUG) console.error(error);
    return error instanceof UsageError ? 2 : 1;
  }
}

function listCommands() {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  const lines = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  console.log(["Usage: joint-action <command> [options]", "", ...lines].join("\n"));
  return 0;
}

function asOneLine(error: unknown) {
  const message = error instanceof Error ? error.message || error.name : String(error);
  return message.trim().replaceAll(/\s*\n\s*/g, " ");
}
