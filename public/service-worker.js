// Keeps the files of one build, so that the page opens and every part of it can be fetched without a network. The build
// writes down which files those are; where nothing was written (a build of Trunk alone), it does nothing.
"use strict";
const BUILD = "";
const FILES = [];

// `user.github.io` is one origin for all its pages, so the name says whose files these are.
const PREFIX = `watchfloor:${new URL(self.registration.scope).pathname}:`;
const NAME = PREFIX + BUILD;

self.addEventListener("install", (event) => {
  // Each file past the browser's own cache: what is kept here is of this build. One that is missing, and nothing is kept.
  const files = FILES.map((file) => new Request(file, { cache: "no-cache" }));
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(files)));
});

// This happens when no page of the build before is open any more.
self.addEventListener("activate", (event) => {
  const tidy = async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith(PREFIX) && name !== NAME) await caches.delete(name);
    }
    await self.clients.claim();
  };
  event.waitUntil(tidy());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, search } = new URL(request.url);
  if (FILES.length === 0 || request.method !== "GET" || origin !== self.location.origin) return;
  // A page that a newer build opened asks for its own worker (`?build=...`).
  if (search !== "" && search !== `?build=${BUILD}`) return;
  const answer = async () => {
    const cache = await caches.open(NAME);
    if (request.mode === "navigate") {
      // The newest page where there is a network, the kept one where there is none.
      return fetch(request).catch(async () => (await cache.match("./")) ?? Response.error());
    }
    return (await cache.match(request, { ignoreSearch: true })) ?? fetch(request);
  };
  event.respondWith(answer());
});
