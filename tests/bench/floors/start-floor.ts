import { fork } from "node:child_process";

/** A floor that is a server: a bare process of Node. Gives its port, and how to end it. */
export async function startFloor(script: "page" | "durable", ...args: string[]) {
  const child = fork(new URL(`./${script}.js`, import.meta.url), args, {
    env: { ...process.env, NODE_ENV: "production" },
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.once("message", (said) => resolve(said as number));
    child.once("exit", (code) => reject(new Error(`A floor ended with ${code}`)));
  });
  return {
    port,
    stop: () =>
      new Promise<void>((stopped) => {
        child.once("exit", () => stopped());
        child.disconnect();
      }),
  };
}
