import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** `npm run dev` names the API here; the build needs none. */
const api = process.env["ATLAS_API"] ?? "http://127.0.0.1:4400";

export default defineConfig({
  plugins: [react()],
  // Workspace packages are read from their source, as everywhere.
  resolve: { conditions: ["development", "browser", "module", "import", "default"] },
  build: {
    target: "es2023",
    sourcemap: true,
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      output: {
        // What most pages share comes in one file: fifty small ones compress worse and take fifty requests.
        codeSplitting: { groups: [{ name: "shared", minShareCount: 12 }] },
      },
    },
  },
  server: { proxy: { "/v1": api, "/docs": api, "/openapi.json": api } },
});
