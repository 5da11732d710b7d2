import type { TestProject } from "vitest/node";
import { aFolder, startApp } from "./app.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** What a first start leaves in a data folder: keys, and a database with its tables. */
    begun: string;
    /** The product running, for the journeys that begin with a partnership of their own. */
    running: { origin: string; dataDir: string };
  }
}

/** Before the first file of journeys or proofs: most of a start is making the database, and most of a page its first time. */
export default async function setup(project: TestProject) {
  const begun = aFolder("begun");
  const first = await startApp({ DATA_DIR: begun });
  await first.stop();
  project.provide("begun", begun);
  if (project.name !== "journeys") return () => first.close();
  const app = await startApp({ DATA_DIR: aFolder("app") });
  project.provide("running", { origin: app.origin, dataDir: app.dataDir });
  return async () => {
    await app.close();
    await first.close();
  };
}
