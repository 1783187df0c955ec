/** A result as the JSON that stock JSONata would give: numbers as doubles, what JSON cannot hold left out. */
export function asDoubles(value, Decimal) {
  if (value instanceof Decimal) return Number.isNaN(value.c) ? null : value.toDouble();
  if (Array.isArray(value)) return value.map((item) => asDoubles(item, Decimal) ?? null);
  if (value === null || typeof value !== "object") return value;
  if (typeof value.run === "function") return undefined;
  const result = {};
  for (const key of Object.keys(value)) {
    const field = asDoubles(value[key], Decimal);
    if (field !== undefined)
      Object.defineProperty(result, key, { value: field, enumerable: true, configurable: true });
  }
  return result;
}

/** Deep equality of JSON; as bags where the order of a list is not defined. */
export function same(left, right, unordered = false) {
  if (Object.is(left, right) || (left === 0 && right === 0)) return true;
  if (Array.isArray(left) && Array.isArray(right)) {
    if (left.length !== right.length) return false;
    if (!unordered) return left.every((item, index) => same(item, right[index]));
    const rest = [...right];
    return left.every((item) => {
      const at = rest.findIndex((other) => same(item, other));
      if (at >= 0) rest.splice(at, 1);
      return at >= 0;
    });
  }
  if (left === null || right === null || typeof left !== "object" || typeof right !== "object") return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && same(left[key], right[key]))
  );
}
