//! L4: the browser: storage, files, clock, route, worker.
