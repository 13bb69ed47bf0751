//! Native tests: engines, saved plans, formats, projections and the shape of the tree.
