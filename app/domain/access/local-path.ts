const BASE = "http://here.invalid";

/**
 * A path of this site with its query, for the way back after signing in; null for anything that could lead elsewhere.
 * Browsers read "//host" and "/\host" as another site, and drop tabs and line ends before they look.
 */
export function localPath(text: unknown): string | null {
  if (typeof text !== "string" || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(text)) return null;
  if (!URL.canParse(text, BASE)) return null;
  const url = new URL(text, BASE);
  return url.origin === BASE && !url.pathname.includes("//") ? url.pathname + url.search : null;
}
