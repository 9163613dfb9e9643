/** An event whose listeners may forbid what it announces. */
type Preventable = { readonly preventDefault: () => void; readonly defaultPrevented: boolean };

/** Makes such an event with the given details on it. */
export function preventable<Details extends object>(details: Details): Preventable & Details {
  const state = { prevented: false };
  const preventDefault = (): void => {
    state.prevented = true;
  };
  const event = Object.defineProperty({ ...details, preventDefault }, "defaultPrevented", {
    get: () => state.prevented,
    enumerable: true,
  });
  return event as typeof event & { readonly defaultPrevented: boolean };
}
