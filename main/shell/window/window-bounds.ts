/** A rectangle in device-independent pixels. */
export type Bounds = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** How a window was left. */
export type WindowState = { readonly bounds: Bounds; readonly maximized: boolean };

/** The smallest window in which every view of the app still works. */
export const minimumSize = { width: 1024, height: 700 } as const;
/** The size of a window nobody has sized yet. */
export const usualSize = { width: 1280, height: 800 } as const;

/** Reads a saved state; undefined for anything that is not one (the file may be damaged or from another version). */
export function parseWindowState(text: string): WindowState | undefined {
  const value = parsedJson(text);
  if (typeof value !== "object" || value === null || !("bounds" in value) || !("maximized" in value)) return undefined;
  const { bounds, maximized } = value;
  return isBounds(bounds) && typeof maximized === "boolean" ? { bounds, maximized } : undefined;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isBounds(value: unknown): value is Bounds {
  if (typeof value !== "object" || value === null) return false;
  const numbers = ["x", "y", "width", "height"].map((name) => Reflect.get(value, name) as unknown);
  return numbers.every((number) => Number.isInteger(number));
}

/**
 * Where to open: the saved place when at least a grip of its title bar is on a display that is there now, sized to fit;
 * undefined (the system's choice) when the display it was on is gone.
 * @param workAreas the displays' usable rectangles
 */
export function visibleBounds(saved: Bounds, workAreas: readonly Bounds[]): Bounds | undefined {
  const grip = { width: 200, height: 32 };
  const home = workAreas.find((area) => {
    const overlap = Math.min(saved.x + saved.width, area.x + area.width) - Math.max(saved.x, area.x);
    return overlap >= grip.width && saved.y >= area.y && saved.y + grip.height <= area.y + area.height;
  });
  if (home === undefined) return undefined;
  return {
    x: saved.x,
    y: saved.y,
    width: Math.max(minimumSize.width, Math.min(saved.width, home.width)),
    height: Math.max(minimumSize.height, Math.min(saved.height, home.height)),
  };
}
