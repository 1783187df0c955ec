/**
 * Random programs whose numbers stay exactly representable as doubles, so that an engine in doubles must agree with one
 * in decimals: small integers and quarters, sums and products only.
 */
export const INPUT = {
  a: 3,
  b: { c: 5, d: "text", e: [1, 2, 3] },
  rows: [
    { k: "x", q: 2, p: 0.5, tags: ["r", "s"] },
    { k: "y", q: 7, p: 0.25, tags: [] },
    { k: "x", q: 1, p: 4, tags: ["s"] },
  ],
  one: [{ k: "z", q: 9 }],
  nested: [
    [1, 2],
    [3, [4]],
  ],
  flag: true,
  none: null,
  s: "hello world",
  empty: [],
};

const NAMES = [
  "a",
  "b",
  "b.c",
  "b.d",
  "b.e",
  "rows",
  "rows.q",
  "rows.k",
  "rows.tags",
  "one",
  "one.q",
  "nested",
  "flag",
  "none",
  "s",
  "empty",
  "missing",
  "rows.p",
  "*",
  "b.*",
  "**.q",
];
const STRINGS = ['"x"', '"text"', '""', '"hello"', '"é𝒳"'];
const NUMBERS = ["0", "1", "2", "3", "0.5", "0.25", "10", "-1"];

export function program(random) {
  const generator = new Programs(random);
  return generator.expression(4);
}

class Programs {
  variables = [];

  constructor(random) {
    this.random = random;
  }

  expression(depth) {
    const { random } = this;
    if (depth <= 0) return this.leaf();
    const next = () => this.expression(depth - 1);
    const make = random.pick([
      () => this.leaf(),
      () => this.leaf(),
      () => `(${next()} ${random.pick(["+", "-", "*"])} ${next()})`,
      () => `(${next()} ${random.pick(["=", "!=", "<", "<=", ">", ">=", "in", "and", "or"])} ${next()})`,
      () => `(${next()} & ${next()})`,
      () => `(${next()} ? ${next()} : ${next()})`,
      () => `[${next()}, ${next()}]`,
      () => `[${next()}]`,
      () => `{"m": ${next()}, "n": ${next()}}`,
      () => `(${next()}).${random.pick(["q", "k", "$", "m", "*", "tags", "(q * 2)", '{"w": $}', "[q, k]"])}`,
      () => `(${next()})[${random.pick(["0", "-1", "q > 1", 'k = "x"', "true", "[0, 1]", next()])}]`,
      () => `(${next()})[]`,
      () => `rows{k: ${random.pick(["$sum(q)", "q", "$count($)", "$"])}}`,
      () => `rows^(${random.pick(["q", ">q", "k", "<p", "k, >q"])})`,
      () => `rows@$r.${random.pick(["$r.q", '{"k": $r.k, "q": q}', "tags"])}`,
      () => `rows#$i[${random.pick(["$i = 1", "$i < 2", "q > $i"])}].q`,
      () => `rows.tags.${random.pick(["%.q", "%.%.a", "$"])}`,
      () => this.call(next),
      () => this.call(next),
      () => this.partial(next),
      () => this.pattern(next),
      () => this.binding(depth),
      () => `${this.lambda(depth, 1)}(${next()})`,
      () => `$map(${next()}, ${this.lambda(depth, random.pick([1, 2]))})`,
      () => `$filter(${next()}, ${this.lambda(depth, 1)})`,
      () => `$reduce(${next()}, ${this.lambda(depth, 2)})`,
      () => `(${next()} ~> ${random.pick(["$count", "$string", "$sum", "$exists", "$type"])})`,
      () => `${random.pick(["a", "$", "b"])} ~> |${random.pick(["b", "rows", "$"])}|{"z": ${next()}}|`,
      () => `[${random.pick(["0", "1", "a"])}..${random.pick(["3", "a", "2"])}]`,
    ]);
    return make();
  }

  leaf() {
    const { random } = this;
    return random.pick([
      () => random.pick(NAMES),
      () => random.pick(NAMES),
      () => random.pick(NUMBERS),
      () => random.pick(STRINGS),
      () => random.pick(["true", "false", "null", "$", "$$", "$$.a"]),
      () => (this.variables.length > 0 ? `$${random.pick(this.variables)}` : random.pick(NUMBERS)),
    ])();
  }

  lambda(depth, count) {
    const names = ["u", "v", "w"].slice(0, count);
    const outer = this.variables;
    this.variables = [...outer, ...names];
    const body = this.expression(depth - 2);
    this.variables = outer;
    return `function(${names.map((name) => `$${name}`).join(", ")}){${body}}`;
  }

  binding(depth) {
    const name = this.random.pick(["t", "u"]);
    const value = this.expression(depth - 1);
    const outer = this.variables;
    this.variables = [...outer, name];
    const body = this.expression(depth - 1);
    this.variables = outer;
    return `($${name} := ${value}; ${body})`;
  }

  /** Calls with pictures, regular expressions and other arguments that only a few texts make sense for. */
  pattern(next) {
    const { random } = this;
    const regex = () =>
      random.pick(["/a/", "/x+/i", "/(l+)o/", "/\\d/", "/[a-e]/", "/^h/", "/o\\b/", "/(a)|(b)/"]);
    const text = () => random.pick([...STRINGS, "s", "b.d", '"a-b-c"', '"12"', '"hello world"']);
    const number = () => random.pick([...NUMBERS, "a", "b.c", "2.5", "-2.5", "1234.5", "100"]);
    const one = random.pick([
      "function($v){$v}",
      "function($v, $i){$i}",
      "$string",
      "$exists",
      "function($a, $b){$a > $b}",
    ]);
    return random.pick([
      () => `$match(${text()}, ${regex()})`,
      () => `$contains(${text()}, ${regex()})`,
      () => `$split(${text()}, ${regex()}, ${number()})`,
      () =>
        `$replace(${text()}, ${random.pick([regex(), text()])}, ${random.pick(['"$1-$0"', '"$$"', text()])})`,
      () => `$replace(${text()}, ${regex()}, function($m){ $m.match & "!" })`,
      () =>
        `$formatNumber(${number()}, ${random.pick(['"#,##0.00"', '"00.0"', '"#0%"', '"0;(0)"', '"0.0e0"'])})`,
      () => `$formatInteger(${number()}, ${random.pick(['"I"', '"a"', '"w"', '"1;o"', '"000"'])})`,
      () => `$formatBase(${number()}, ${random.pick(["2", "16", "36", "1"])})`,
      () => `$substring(${text()}, ${number()}, ${number()})`,
      () =>
        `$fromMillis(${number()}, ${random.pick(['"[Y0001]-[M01]-[D01]"', '"[MNn] [D1o]"', '"[FNn] [W]"'])})`,
      () => `$each(b, ${one})`,
      () => `$sift(${random.pick(["b", "rows[0]"])}, ${one})`,
      () => `$single(${next()}, ${one})`,
      () => `$sort(${next()}, function($a, $b){ $a > $b })`,
      () => `$power(${number()}, ${random.pick(["0", "1", "2"])})`,
      () => `$encodeUrlComponent(${text()})`,
    ])();
  }

  /** A built-in of which some arguments are given later: they must be checked then. */
  partial(next) {
    const { random } = this;
    const name = random.pick([
      "$sum",
      "$length",
      "$substring",
      "$join",
      "$append",
      "$lookup",
      "$map",
      "$pad",
    ]);
    const second = random.pick(["", `, ${next()}`]);
    return random.chance(0.5) ? `${name}(?${second})(${next()})` : `$map(${next()}, ${name}(?${second}))`;
  }

  call(next) {
    const { random } = this;
    const one = [
      "$sum",
      "$count",
      "$max",
      "$min",
      "$string",
      "$length",
      "$uppercase",
      "$number",
      "$abs",
      "$floor",
      "$ceil",
      "$boolean",
      "$not",
      "$exists",
      "$keys",
      "$reverse",
      "$sort",
      "$distinct",
      "$type",
      "$trim",
      "$merge",
      "$spread",
      "$round",
    ];
    const two = [
      "$append",
      "$lookup",
      "$contains",
      "$substringBefore",
      "$substringAfter",
      "$join",
      "$split",
      "$substring",
      "$zip",
      "$pad",
    ];
    return random.chance(0.7)
      ? `${random.pick(one)}(${next()})`
      : `${random.pick(two)}(${next()}, ${next()})`;
  }
}
