// Starts the worker. Its files have fixed names, so the build id that the page asked for (`?build=...`) goes along with each
// of them: a stale copy of one can then not meet a new copy of another in the browser's cache.
const build = new URL(import.meta.url).search;
const { default: init } = await import(`./worker.js${build}`);
await init({ module_or_path: new URL(`./worker_bg.wasm${build}`, import.meta.url) });
