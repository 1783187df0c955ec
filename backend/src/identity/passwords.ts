import { hash, verify } from "@node-rs/argon2";
import { newSecret } from "./secrets.js";

// Argon2id with OWASP's parameters: 19 MiB, two passes, about 20 ms. It runs on libuv's threads, so the event loop stays free.
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, PARAMETERS);

let nobody: Promise<string> | null = null;

/**
 * Whether `password` is the one behind `storedHash`. With null (no such account) the same work is done
 * and the answer is no, so that the time taken does not tell which accounts exist.
 */
export async function verifyPassword(storedHash: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword(newSecret());
  const isMatch = await verify(storedHash ?? (await nobody), password);
  return isMatch && storedHash !== null;
}
