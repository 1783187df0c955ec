import "reflect-metadata";
import { startWorker } from "./worker-process.js";

await startWorker();
