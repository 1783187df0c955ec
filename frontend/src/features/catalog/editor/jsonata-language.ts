import { LanguageSupport, StreamLanguage, type StreamParser } from "@codemirror/language";

/** Inside a comment or a quoted name that goes on in the next line. */
type State = { isComment: boolean };

const WORDS = /^(and|or|in|function|true|false|null)\b/;

/** Colours for the rule language: what a lexer sees, line by line. Errors come from @atlas/rules, not from here. */
const parser: StreamParser<State> = {
  name: "jsonata",
  startState: () => ({ isComment: false }),
  token(stream, state) {
    if (state.isComment) {
      if (stream.skipTo("*/")) {
        stream.match("*/");
        state.isComment = false;
      } else stream.skipToEnd();
      return "comment";
    }
    if (stream.eatSpace()) return null;
    if (stream.match("/*")) {
      state.isComment = true;
      return "comment";
    }
    if (stream.match(/^"(?:[^"\\]|\\.)*"?/) || stream.match(/^'(?:[^'\\]|\\.)*'?/)) return "string";
    if (stream.match(/^`[^`]*`?/)) return "propertyName";
    if (stream.match(/^-?\d+(\.\d+)?([eE][-+]?\d+)?/)) return "number";
    if (stream.match(/^\$\$?(?=[^\w$]|$)/)) return "keyword";
    // A function is a variable that is called.
    if (stream.match(/^\$\w+(?=\s*\()/)) return "variableName.function";
    if (stream.match(/^\$\w+/)) return "variableName";
    if (stream.match(WORDS)) return "keyword";
    if (stream.match(/^[A-Za-z_]\w*/)) return "propertyName";
    if (stream.match(/^(:=|~>|\?:|\?\?|\.\.|!=|<=|>=|\*\*|[-+*/%&|=<>^?:.~@#])/)) return "operator";
    if (stream.match(/^[()[\]{}]/)) return "bracket";
    stream.next();
    return null;
  },
  languageData: {
    commentTokens: { block: { open: "/*", close: "*/" } },
    closeBrackets: { brackets: ["(", "[", "{", '"'] },
  },
};

export const jsonata = (): LanguageSupport => new LanguageSupport(StreamLanguage.define(parser));
