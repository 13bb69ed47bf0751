//! The defaults of a new plan, each with the source that is shown beside it.

use crate::base::Estimate;

/// Hands-on minutes where nobody knows better.
pub fn typical_minutes() -> Estimate {
    Estimate::default_value(20.0, "20 to 40 minutes for one alert by hand (D3 Security; Dropzone)")
}
