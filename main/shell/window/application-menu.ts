import type { MenuItemConstructorOptions } from "electron";

/**
 * The menu that replaces Electron's own, whose shortcuts would reload the page, open developer tools or take F11 from the
 * page. What is left is the text size, which no page can offer as well.
 */
export const applicationMenu: readonly MenuItemConstructorOptions[] = [
  {
    label: "View",
    submenu: [{ role: "zoomIn" }, { role: "zoomOut" }, { role: "resetZoom" }],
  },
];
