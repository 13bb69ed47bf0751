//! The command line.

fn main() -> std::process::ExitCode {
    watchfloor::cli::main()
}
