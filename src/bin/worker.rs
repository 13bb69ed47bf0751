//! The worker.

fn main() {
    watchfloor::worker::start();
}
