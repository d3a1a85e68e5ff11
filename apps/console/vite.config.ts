import { defineConfig } from "vite";

/** Where a gateway listens while the console is worked on, with `vite` in this folder. */
const gateway = "http://127.0.0.1:8080";

export default defineConfig({
  base: "/console/",
  build: {
    // Everything is a file of its own: the page's policy lets in nothing that is written into it.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    cssCodeSplit: false,
    reportCompressedSize: false,
    target: "es2024",
  },
  server: { proxy: { "/v1": gateway, "/openapi.json": gateway, "/docs": gateway } },
});
