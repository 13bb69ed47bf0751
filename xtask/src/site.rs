//! A server for the built page, on this machine only: what any static host does, with the right content types.

use std::{
    fs,
    path::{Component, Path, PathBuf},
    sync::Arc,
    thread,
};

use anyhow::{Context, Result, anyhow};
use tiny_http::{Header, Method, Request, Response, Server};

/// A script that runs before any of the page's own, for tests. It is served as a file beside the page, as the page's
/// Content-Security-Policy asks for.
pub type HeadStart = Option<String>;

const HEAD_START_FILE: &str = "head-start.js";

/// The running server. It stops when this is dropped.
pub struct Site {
    server: Arc<Server>,
    port: u16,
    prefix: String,
}

impl Site {
    /// Serves `folder` below the path `prefix` ("/" or "/some/where/") on `port`, or on a free one for 0.
    pub fn serve(folder: &Path, prefix: &str, port: u16, head_start: HeadStart) -> Result<Site> {
        let server = Server::http(("127.0.0.1", port)).map_err(|error| anyhow!("port {port}: {error}"))?;
        let port = server.server_addr().to_ip().context("the server has no port")?.port();
        let server = Arc::new(server);
        for _ in 0..4 {
            let (server, folder, prefix) = (Arc::clone(&server), folder.to_path_buf(), prefix.to_owned());
            let head_start = head_start.clone();
            thread::spawn(move || {
                while let Ok(request) = server.recv() {
                    let response = answer(&folder, &prefix, head_start.as_deref(), &request);
                    // The browser may have gone away meanwhile, which is its right.
                    let _ = request.respond(response);
                }
            });
        }
        Ok(Site { server, port, prefix: prefix.to_owned() })
    }

    /// The address of the page.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}{}", self.port, self.prefix)
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        for _ in 0..4 {
            self.server.unblock();
        }
    }
}

type Answer = Response<std::io::Cursor<Vec<u8>>>;

fn answer(folder: &Path, prefix: &str, head_start: Option<&str>, request: &Request) -> Answer {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return plain(405, "only GET and HEAD");
    }
    let path = request.url().split(['?', '#']).next().unwrap_or_default();
    if let (Some(script), Some(HEAD_START_FILE)) = (head_start, path.strip_prefix(prefix)) {
        return with_headers(script.into(), "text/javascript; charset=utf-8");
    }
    let Some(file) = path.strip_prefix(prefix).and_then(|inside| file_of(folder, inside)) else {
        return plain(404, "nothing here");
    };
    let Ok(mut bytes) = fs::read(&file) else { return plain(404, "nothing here") };
    let kind = content_type(&file);
    if head_start.is_some() && kind.starts_with("text/html") {
        let script = format!("<script src=\"{HEAD_START_FILE}\"></script><title>");
        bytes = String::from_utf8_lossy(&bytes).replacen("<title>", &script, 1).into_bytes();
    }
    with_headers(bytes, kind)
}

fn with_headers(bytes: Vec<u8>, kind: &str) -> Answer {
    let mut response = Response::from_data(bytes);
    for (name, value) in [("Content-Type", kind), ("Cache-Control", "no-cache")] {
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    response
}

fn plain(status: u16, text: &str) -> Answer {
    Response::from_string(text).with_status_code(status)
}

/// The file of a path below the folder; none for a path that leads out of it.
fn file_of(folder: &Path, inside: &str) -> Option<PathBuf> {
    let inside = if inside.is_empty() { "index.html" } else { inside };
    let relative = Path::new(inside);
    relative.components().all(|part| matches!(part, Component::Normal(_))).then(|| folder.join(relative))
}

/// The content type of a file, by its ending.
fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("json") => "application/json",
        Some("png") => "image/png",
        Some("csv" | "txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_leads_out_of_the_folder() {
        let folder = Path::new("/site");
        assert_eq!(file_of(folder, ""), Some(PathBuf::from("/site/index.html")));
        assert_eq!(file_of(folder, "a/b.js"), Some(PathBuf::from("/site/a/b.js")));
        assert_eq!(file_of(folder, "../secret"), None);
        assert_eq!(file_of(folder, "a/../../secret"), None);
        assert_eq!(file_of(folder, "/etc/passwd"), None);
    }

    #[test]
    fn webassembly_is_sent_as_what_a_browser_can_stream() {
        assert_eq!(content_type(Path::new("app_bg.wasm")), "application/wasm");
        assert_eq!(content_type(Path::new("loader.js")), "text/javascript; charset=utf-8");
    }
}
