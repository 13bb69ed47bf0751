//! The page: installs the panic screen and mounts the user interface.

fn main() {
    watchfloor::ui::mount();
}
