//! L2: the saved file: envelope, versions, migrations, load, save, validation and issues.

pub mod issue;
