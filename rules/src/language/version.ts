/**
 * The version of the language's meaning. Stored with every rated line; raised when the same text and input could give
 * other bytes, and never for anything else.
 */
export const ENGINE_VERSION: string = "1";
