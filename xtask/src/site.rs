//! A server for the built page, on this machine only: what any static host does, with the right content types.

use std::{
    convert::Infallible,
    fs,
    net::{Ipv4Addr, TcpListener},
    path::{Component, Path, PathBuf},
    sync::Arc,
    thread,
};

use anyhow::{Context, Result};
use http_body_util::Full;
use hyper::{
    Method, Request, Response, StatusCode,
    body::{Bytes, Incoming},
    header::{CACHE_CONTROL, CONTENT_TYPE, HeaderValue},
    server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::TokioIo;
use tokio::{runtime, sync::oneshot};

/// A script that runs before any of the page's own, for tests. It is served as a file beside the page, as the page's
/// Content-Security-Policy asks for.
pub type HeadStart = Option<String>;

const HEAD_START_FILE: &str = "head-start.js";

/// The running server. It stops when this is dropped.
#[derive(Debug)]
pub struct Site {
    port: u16,
    prefix: String,
    // Dropping it ends the server's runtime, with every connection.
    _stop: oneshot::Sender<Infallible>,
}

struct Host {
    folder: PathBuf,
    prefix: String,
    head_start: HeadStart,
}

impl Site {
    /// Serves `folder` below the path `prefix` ("/" or "/some/where/") on `port`, or on a free one for 0.
    pub fn serve(folder: &Path, prefix: &str, port: u16, head_start: HeadStart) -> Result<Site> {
        let listener =
            TcpListener::bind((Ipv4Addr::LOCALHOST, port)).with_context(|| format!("port {port}"))?;
        listener.set_nonblocking(true)?;
        let port = listener.local_addr()?.port();
        let host = Arc::new(Host { folder: folder.to_path_buf(), prefix: prefix.to_owned(), head_start });
        let runtime = runtime::Builder::new_current_thread().enable_io().build()?;
        let (stop, stopped) = oneshot::channel();
        thread::spawn(move || {
            runtime.block_on(async {
                tokio::select! {
                    _ = stopped => {}
                    ended = accept(listener, host) => {
                        if let Err(error) = ended {
                            eprintln!("the server ended: {error}");
                        }
                    }
                }
            });
        });
        Ok(Site { port, prefix: prefix.to_owned(), _stop: stop })
    }

    /// The address of the page.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}{}", self.port, self.prefix)
    }
}

async fn accept(listener: TcpListener, host: Arc<Host>) -> std::io::Result<()> {
    let listener = tokio::net::TcpListener::from_std(listener)?;
    loop {
        let (stream, _) = listener.accept().await?;
        let host = Arc::clone(&host);
        tokio::spawn(async move {
            let answers = service_fn(|request| {
                let answer = host.answer(&request);
                async { Ok::<_, Infallible>(answer) }
            });
            // The browser may go away meanwhile, which is its right.
            let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), answers).await;
        });
    }
}

type Answer = Response<Full<Bytes>>;

impl Host {
    fn answer(&self, request: &Request<Incoming>) -> Answer {
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            return plain(StatusCode::METHOD_NOT_ALLOWED, "only GET and HEAD");
        }
        let inside = request.uri().path().strip_prefix(&*self.prefix);
        if let (Some(script), Some(HEAD_START_FILE)) = (&self.head_start, inside) {
            return with_headers(script.clone().into(), "text/javascript; charset=utf-8");
        }
        let file = inside.and_then(|inside| file_of(&self.folder, inside));
        let Some((file, mut bytes)) = file.and_then(|file| fs::read(&file).ok().map(|bytes| (file, bytes)))
        else {
            return plain(StatusCode::NOT_FOUND, "nothing here");
        };
        let kind = content_type(&file);
        if self.head_start.is_some() && kind.starts_with("text/html") {
            let script = format!("<script src=\"{HEAD_START_FILE}\"></script><title>");
            bytes = String::from_utf8_lossy(&bytes).replacen("<title>", &script, 1).into_bytes();
        }
        with_headers(bytes, kind)
    }
}

fn with_headers(bytes: Vec<u8>, kind: &'static str) -> Answer {
    let mut response = Response::new(Full::from(bytes));
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}

fn plain(status: StatusCode, text: &'static str) -> Answer {
    let mut response = with_headers(text.into(), "text/plain; charset=utf-8");
    *response.status_mut() = status;
    response
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
