import { spawn } from "node:child_process";

/**
 * Runs a program that comes with PostgreSQL, against the database of an address. The password goes in the environment: what
 * stands in the arguments is read by everybody on the machine. Throws with the program's own last line, or, where it is not
 * installed, with the command to run where it is.
 */
export function runPostgresTool(
  program: "pg_dump" | "pg_restore",
  url: string,
  args: readonly string[],
): Promise<void> {
  const { address, password } = withoutPassword(url);
  const all = [...args, `--dbname=${address}`];
  return new Promise((resolve, reject) => {
    const child = spawn(program, all, {
      stdio: ["ignore", "ignore", "pipe"],
      // Not the secrets that this process was started with.
      env: { ...itsOwn(process.env), ...(password === "" ? {} : { PGPASSWORD: password }) },
    });
    let said = "";
    child.stderr.on("data", (chunk) => (said = (said + String(chunk)).slice(-2000)));
    child.on("error", (error: NodeJS.ErrnoException) =>
      reject(
        error.code === "ENOENT"
          ? new Error(
              `${program} is not installed here. Install PostgreSQL's client programs, of the server's version or newer; what would be run is: ${[program, ...all].join(" ")}`,
            )
          : error,
      ),
    );
    child.on("exit", (code) =>
      code === 0 ? resolve() : reject(new Error(`${program} ended with ${code}: ${said.trim()}`)),
    );
  });
}

function itsOwn(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const isIts = (name: string) => /^(PATH|HOME|LANG|LC_.*|TZ|PG.*|SystemRoot)$/i.test(name);
  return { NODE_ENV: env.NODE_ENV, ...Object.fromEntries(Object.entries(env).filter(([name]) => isIts(name))) };
}

function withoutPassword(url: string) {
  const address = new URL(url);
  const password = decodeURIComponent(address.password);
  address.password = "";
  return { address: address.href, password };
}
