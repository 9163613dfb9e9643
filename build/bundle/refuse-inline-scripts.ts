import type { Plugin } from "vite";

/** What in a page's HTML the content security policy would block: inline scripts, styles and event attributes. */
export function inlineCode(html: string): readonly string[] {
  const scripts = html.match(/<script(?![^>]*\ssrc=)[^>]*>/gi) ?? [];
  const styles = html.match(/<style[^>]*>|\sstyle\s*=/gi) ?? [];
  const handlers = html.match(/\son[a-z]+\s*=/gi) ?? [];
  return [...scripts, ...styles, ...handlers].map((found) => found.trim());
}

/** Fails the build when a page holds inline code, instead of letting it be blocked silently at run time. */
export function refuseInlineScripts(): Plugin {
  return {
    name: "reseal:refuse-inline-scripts",
    apply: "build",
    enforce: "post",
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== "asset" || !file.fileName.endsWith(".html")) continue;
        const found = inlineCode(String(file.source));
        if (found.length > 0) this.error(`${file.fileName} holds inline code: ${found.join(", ")}`);
      }
    },
  };
}
