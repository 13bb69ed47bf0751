//! The weights of the number of jumps in a stretch of time: what uniformisation sums over.
//!
//! A chain whose states are left at rate at most R makes Poisson(R t) jumps in time t, so that its chances at t are the
//! sum over j of `Poisson(j; R t)` times those after j jumps (Jensen 1953). Weights below 1e-10 in sum are left out.

/// Jumps in one stretch: long ones are cut into several so that `exp(-mean)` stays far from 0.
pub(super) const MOST_JUMPS: f64 = 200.0;

const LEFT_OUT: f64 = 1e-10;

/// `Poisson(j; mean)` for j = 0, 1, ... until what is left is below 1e-10, scaled to sum to 1. `mean` is at most
/// [`MOST_JUMPS`].
pub(super) fn weights(mean: f64, into: &mut Vec<f64>) {
    into.clear();
    let mut term = libm::exp(-mean);
    let mut sum = term;
    into.push(term);
    let mut jumps = 0.0;
    while 1.0 - sum > LEFT_OUT && jumps < 4.0 * MOST_JUMPS {
        jumps += 1.0;
        term *= mean / jumps;
        sum += term;
        into.push(term);
        // Rounding may keep the sum a hair below 1 for ever.
        if jumps > mean && term < 1e-16 {
            break;
        }
    }
    let scale = 1.0 / sum;
    into.iter_mut().for_each(|weight| *weight *= scale);
}

/// Into how many equal parts a stretch with so many expected jumps is cut.
pub(super) fn parts(mean: f64) -> usize {
    (libm::ceil(mean / MOST_JUMPS) as usize).max(1)
}
