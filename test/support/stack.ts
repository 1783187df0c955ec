import { connectStack } from "../../scripts/stack/connect-stack.mjs";
import { Api } from "./api.js";

const home = process.env["ATLAS_STACK_HOME"];
if (!home) throw new Error("There is no running stack: start the scenarios by `npm run e2e`.");

/** The one stack that all scenarios of a run share. */
export const stack = await connectStack(home);

/** The sandbox's own key: it may make environments and keys. */
export const owner = new Api(stack.addresses.api, stack.credentials().apiKey);
