import { execFileSync, spawnSync } from "node:child_process";
import path from "node:path";

const COMPILERS = ["cc", "gcc", "clang"];

/** Where a C compiler is, on the one system that the shim knows; null leaves the proofs that need it out, but not in CI. */
export function findCompiler(): string | null {
  const found =
    process.platform === "linux" ? COMPILERS.find((name) => spawnSync(name, ["--version"]).status === 0) : undefined;
  if (found) return found;
  if (process.env.CI === "true")
    throw new Error(`This proof needs Linux and a C compiler (${COMPILERS.join(", ")}), and with CI=true it must run`);
  console.log("LEFT OUT: the proofs that stand between the server and the disk, because no C compiler was found.");
  return null;
}

/** disk-shim.c as a library into that folder. */
export function compileShim(compiler: string, folder: string) {
  const library = path.join(folder, "disk-shim.so");
  execFileSync(compiler, [
    "-shared",
    "-fPIC",
    "-O1",
    "-Wall",
    "-Wextra",
    "-o",
    library,
    path.resolve("tests/proofs/disk-shim.c"),
    "-ldl",
    "-lpthread",
  ]);
  return library;
}
