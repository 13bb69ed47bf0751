//! Is the desk enough for the alerts, what would be, and why?
