/** Differences that are meant, each with its reason. Whatever matches none of them is a bug. */
const REASONS = [
  {
    why: "stock JSONata fails with a JavaScript error of its own where a value is simply missing",
    holds: ({ stock }) => /^(TypeError|RangeError)$/.test(stock.code ?? ""),
  },
  {
    why: "stock JSONata does not check the arguments of a partly applied built-in, and computes with whatever it gets",
    holds: ({ ast, childrenOf, ours }) =>
      /^T041[012]$/.test(ours.code ?? "") && some(ast, childrenOf, (node) => node.kind === "placeholder"),
  },
  {
    why: "stock JSONata applies a predicate on a function's last block to the unevaluated tail call, not to its result",
    holds: ({ ast, childrenOf }) =>
      some(ast, childrenOf, (node) => node.kind === "lambda" && tails(node.body).some(isFilteredBlock)),
  },
  {
    why: "stock JSONata shows the marks that it keeps on its lists as fields of theirs to * and **",
    holds: ({ ast, childrenOf, stock, ours }) =>
      some(ast, childrenOf, (node) => node.kind === "wildcard" || node.kind === "descendant") &&
      alike(stock, ours, (one) => one === null || one === true),
  },
  {
    why: "stock JSONata writes an undefined entry into an empty list when an object is built over it",
    holds: ({ ast, childrenOf, stock, ours }) =>
      some(ast, childrenOf, (node) => node.kind === "object" || node.kind === "group") &&
      alike(stock, ours, (one) => one === null),
  },
];

/** Whether two results are the same once some entries of their lists are left out. */
function alike(stock, ours, leftOut) {
  const strip = (value) => {
    if (Array.isArray(value)) return value.filter((one) => !leftOut(one)).map(strip);
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, strip(field)]));
  };
  return JSON.stringify(strip(stock.value)) === JSON.stringify(strip(ours.value));
}

function some(node, childrenOf, test) {
  return test(node) || childrenOf(node).some((child) => some(child, childrenOf, test));
}

/** The expressions that can be the last of a function. */
function tails(node) {
  if (node.kind === "block" && node.expressions.length > 0) return tails(node.expressions.at(-1));
  if (node.kind === "condition")
    return [...tails(node.then), ...(node.otherwise === undefined ? [] : tails(node.otherwise))];
  return [node];
}

function isFilteredBlock(node) {
  let base = node;
  while (base.kind === "filter" || base.kind === "group" || base.kind === "keep-array") base = base.target;
  return base !== node && (base.kind === "block" || base.kind === "call");
}

/** Whether a difference has a known reason. */
export const explained = (difference) => REASONS.some((reason) => reason.holds(difference));
