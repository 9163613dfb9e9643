/**
 * The certificate library's container asks for these three functions of the metadata proposal when it is loaded. They are
 * put where it looks for them, unless somebody else has; nothing else of the product uses them.
 */
export function provideMetadataReflection(): void {
  if ("getMetadata" in Reflect) return;
  const kept = new WeakMap<object, Map<unknown, unknown>>();
  const own = (key: unknown, target: object): unknown => kept.get(target)?.get(key);
  const define = (key: unknown, value: unknown, target: object): void => {
    const values = kept.get(target) ?? new Map<unknown, unknown>();
    kept.set(target, values.set(key, value));
  };
  Object.assign(Reflect, { getMetadata: inherited(own), getOwnMetadata: own, defineMetadata: define });
}

function inherited(own: (key: unknown, target: object) => unknown) {
  return (key: unknown, target: object): unknown => {
    for (let at: object | null = target; at !== null; at = Object.getPrototypeOf(at)) {
      const value = own(key, at);
      if (value !== undefined) return value;
    }
    return undefined;
  };
}
