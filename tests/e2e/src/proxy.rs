//! A proxy that refuses everything and writes down what was asked: whatever reaches it was meant for another origin.

use std::{
    io::{BufRead, BufReader, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};

use anyhow::Result;

/// The running proxy. It stops when this is dropped.
pub(crate) struct Proxy {
    address: SocketAddr,
    ended: Arc<AtomicBool>,
}

impl Proxy {
    /// Starts it on a free port; each request line goes to `asked`.
    pub(crate) fn refuse_all(asked: Arc<Mutex<Vec<String>>>) -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let address = listener.local_addr()?;
        let ended = Arc::new(AtomicBool::new(false));
        let told = Arc::clone(&ended);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if told.load(Ordering::Relaxed) {
                    return;
                }
                let mut line = String::new();
                let _ = BufReader::new(&stream).read_line(&mut line);
                if let (Ok(mut asked), false) = (asked.lock(), line.is_empty()) {
                    asked.push(line.trim().to_owned());
                }
                let _ = (&stream)
                    .write_all(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            }
        });
        Ok(Self { address, ended })
    }

    /// Its host and port.
    pub(crate) fn address(&self) -> String {
        self.address.to_string()
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::Relaxed);
        // Wakes the listener up, so that it sees the end.
        let _ = TcpStream::connect(self.address);
    }
}
