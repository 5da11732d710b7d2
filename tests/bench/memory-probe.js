// Loaded into the server that is measured: says on request what memory it holds once everything that can go is gone, and
// stops the server when whoever measures has ended.

process.on("message", (/** @type {unknown} */ asked) => {
  if (asked !== "memory") return;
  globalThis.gc?.();
  globalThis.gc?.();
  process.send?.(process.memoryUsage());
});
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
// Alone it keeps no process alive.
process.channel?.unref();
