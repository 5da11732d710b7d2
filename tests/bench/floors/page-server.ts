import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type PageNode, renderPage } from "./render-page.ts";

/** A bare server of Node that renders one page by React for whoever asks, and nothing else; the page stands in a file. */
const page = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")) as PageNode;

const server = createServer((_request, response) => {
  const html = renderPage(page);
  response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", "Content-Length": Buffer.byteLength(html) });
  response.end(html);
});
server.listen(0, "localhost", () => process.send?.((server.address() as AddressInfo).port));
process.on("disconnect", () => process.exit());
