// Starts the app. It is a file of its own because the Content-Security-Policy allows no inline script, and it owns the one
// Trusted Types policy, because that has to exist before any other script runs.
"use strict";
(() => {
  const OWN_WORKERS = ["worker_loader.js", "service-worker.js"].map((file) => new URL(file, document.baseURI));

  // Leptos writes the parts of its views that never change as markup. That markup is made when the app is compiled and holds
  // nothing that a person typed or imported; should anything else ever arrive here, it must be as harmless as that.
  const TAG = /<(?:\/[a-z][a-z0-9-]*|([a-z][a-z0-9-]*)((?:\s+[a-zA-Z_:][-\w:.]*(?:="[^"<>]*")?)*)\s*\/?)>/gi;
  const ATTRIBUTE = /([a-zA-Z_:][-\w:.]*)(?:="([^"]*)")?/g;
  const REFUSED_TAGS =
    /^(?:script|style|iframe|frame|object|embed|applet|base|meta|link|form|template|noscript|math|foreignobject|animate|animatetransform|set|use|image)$/i;
  const REFUSED_ATTRIBUTES = /^(?:on.*|style|srcdoc|srcset|ping|action|formaction|data)$/i;
  const ADDRESS_ATTRIBUTES = /^(?:href|src|xlink:href|cite|poster|background)$/i;
  const ALLOWED_ADDRESS = /^(?:#|\.\/|https:\/\/)/;

  const isHarmless = (markup) => {
    const rest = markup.replace(TAG, (tag, name = "", attributes = "") => {
      if (REFUSED_TAGS.test(name)) return "<";
      for (const [, attribute, value = ""] of attributes.matchAll(ATTRIBUTE)) {
        if (REFUSED_ATTRIBUTES.test(attribute)) return "<";
        if (ADDRESS_ATTRIBUTES.test(attribute) && !ALLOWED_ADDRESS.test(value)) return "<";
      }
      return "";
    });
    return !rest.replaceAll("<!>", "").replaceAll("<!---->", "").includes("<");
  };

  if (window.trustedTypes) {
    window.trustedTypes.createPolicy("default", {
      createHTML: (markup) => {
        if (isHarmless(markup)) return markup;
        throw new TypeError("markup that the app was not compiled with");
      },
      createScriptURL: (address) => {
        const url = new URL(address, document.baseURI);
        if (OWN_WORKERS.some((own) => url.origin === own.origin && url.pathname === own.pathname)) return address;
        throw new TypeError("a worker that is not the app's own");
      },
    });
  }

  const show = (id) => {
    document.getElementById("starting").hidden = true;
    document.getElementById(id).hidden = false;
  };

  const start = async () => {
    const files = document.getElementById("app-files");
    const { default: init } = await import(files.href);
    await init({ module_or_path: new URL(files.dataset.wasm, document.baseURI) });
    document.getElementById("before-app").remove();
    // From then on the page opens without a network too. Where the browser has no such thing or allows none (outside HTTPS,
    // in some private windows) it needs one each time it is opened, and nothing else is missing.
    navigator.serviceWorker?.register("service-worker.js").catch(() => {});
  };

  if (typeof WebAssembly !== "object" || typeof WebAssembly.instantiate !== "function") {
    show("without-webassembly");
    return;
  }
  start().catch((error) => {
    // The app's own panic screen has the word once the app has drawn anything.
    if (document.body.childElementCount > 1) throw error;
    show("not-loaded");
    document.getElementById("not-loaded-cause").textContent = String(error);
    throw error;
  });
})();
