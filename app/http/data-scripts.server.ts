const ESCAPES: Record<string, string> = {
  "&": "\\u0026",
  "<": "\\u003c",
  ">": "\\u003e",
  "\u2028": "\\u2028",
  "\u2029": "\\u2029",
};

/**
 * The scripts that hand over to Remix in the browser what the loaders gave. Remix writes them itself where a page is drawn in
 * pieces. In them nothing that somebody typed can end the script: it has no `<` of its own.
 */
export async function dataScripts(given: ReadableStream<Uint8Array>, nonce = ""): Promise<string> {
  const data = await new Response(given).text();
  const words = JSON.stringify(data).replace(/[&<>\u2028\u2029]/g, (sign) => ESCAPES[sign] ?? "");
  const controller = "window.__remixContext.streamController";
  return `<script nonce="${nonce}">${controller}.enqueue(${words});${controller}.close();</script>`;
}
