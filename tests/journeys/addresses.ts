/** The addresses of this site to which a page has links, each once. */
export function addressesIn(html: string): string[] {
  const hrefs = [...html.matchAll(/<a\s[^>]*?href="([^"#]+)(?:#[^"]*)?"/g)].map(([, href = ""]) =>
    href.replaceAll("&amp;", "&"),
  );
  return [...new Set(hrefs.filter((href) => href.startsWith("/") && !href.startsWith("//")))];
}

/** Pages alike but for the record that they show: `/cases/:id?status`. */
export function kindOfAddress(address: string): string {
  const { pathname, searchParams } = new URL(address, "http://localhost");
  const path = pathname.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ":id").replaceAll(/\d{4}-\d{2}-\d{2}/g, ":day");
  const keys = [...new Set(searchParams.keys())].sort().join("&");
  return keys === "" ? path : `${path}?${keys}`;
}
