//! Where one curve lies above another: the outline of what is hatched.
//!
//! Both curves are straight between neighbouring break points (hour edges and middles), so the difference is too, and where
//! it changes sign is found exactly.

use super::{Shape, Values, XAxis};

/// A point in the units of the axes.
pub type Point = (f64, f64);

/// A curve as runs of points; a run ends where the next value is not known.
pub fn outline(axis: &XAxis, shape: Shape, values: &Values, from: usize, to: usize) -> Vec<Vec<Point>> {
    let mut runs = Vec::new();
    let mut run: Vec<Point> = Vec::new();
    for position in from..to.min(axis.positions()) {
        let Some(value) = values.at(position) else {
            if !run.is_empty() {
                runs.push(std::mem::take(&mut run));
            }
            continue;
        };
        let (start, end) = axis.extent(position);
        if shape.is_stepped() && end > start {
            run.push((start, value));
            run.push((end, value));
        } else {
            run.push((axis.middle(position), value));
        }
    }
    if !run.is_empty() {
        runs.push(run);
    }
    runs
}

/// Closed outlines of the region below `over` and above `under` within the positions `from..to`.
pub fn above(
    axis: &XAxis,
    over: (Shape, &Values),
    under: (Shape, &Values),
    from: usize,
    to: usize,
) -> Vec<Vec<Point>> {
    let mut regions = Vec::new();
    for upper in outline(axis, over.0, over.1, from, to) {
        for lower in outline(axis, under.0, under.1, from, to) {
            between(&upper, &lower, &mut regions);
        }
    }
    regions
}

fn between(upper: &[Point], lower: &[Point], regions: &mut Vec<Vec<Point>>) {
    let mut breaks: Vec<f64> = upper.iter().chain(lower).map(|point| point.0).collect();
    breaks.sort_by(f64::total_cmp);
    breaks.dedup();
    // The open region: its top from left to right, and its bottom, walked back at the end.
    let mut top: Vec<Point> = Vec::new();
    let mut bottom: Vec<Point> = Vec::new();
    let mut close = |top: &mut Vec<Point>, bottom: &mut Vec<Point>| {
        if top.len() > 1 {
            top.extend(bottom.drain(..).rev());
            regions.push(std::mem::take(top));
        }
        top.clear();
        bottom.clear();
    };
    for pair in breaks.windows(2) {
        let &[a, b] = pair else { continue };
        let (Some(u), Some(l)) = (piece(upper, a, b), piece(lower, a, b)) else {
            close(&mut top, &mut bottom);
            continue;
        };
        let (left, right) = (u.0 - l.0, u.1 - l.1);
        if left <= 0.0 && right <= 0.0 {
            close(&mut top, &mut bottom);
            continue;
        }
        let crossing = |share: f64| (a + (b - a) * share, u.0 + (u.1 - u.0) * share);
        let mut push = |x: f64, high: f64, low: f64| {
            top.push((x, high));
            bottom.push((x, low));
        };
        if left < 0.0 {
            let (x, y) = crossing(left / (left - right));
            push(x, y, y);
        } else {
            push(a, u.0, l.0);
        }
        if right < 0.0 {
            let (x, y) = crossing(left / (left - right));
            push(x, y, y);
            close(&mut top, &mut bottom);
        } else {
            push(b, u.1, l.1);
        }
    }
    close(&mut top, &mut bottom);
}

/// The curve's values just right of `a` and just left of `b`, where neither end has a break point between.
fn piece(curve: &[Point], a: f64, b: f64) -> Option<(f64, f64)> {
    let end = curve.partition_point(|point| point.0 <= a);
    let (p, q) = (curve.get(end.checked_sub(1)?)?, curve.get(end)?);
    let at = |x: f64| if q.0 > p.0 { p.1 + (q.1 - p.1) * (x - p.0) / (q.0 - p.0) } else { p.1 };
    (q.0 >= b).then(|| (at(a), at(b)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(region: &[Point]) -> f64 {
        let next = region.iter().cycle().skip(1);
        region.iter().zip(next).map(|(p, q)| p.0 * q.1 - q.0 * p.1).sum::<f64>().abs() / 2.0
    }

    #[test]
    fn the_hatched_area_of_two_step_curves_is_the_missing_work() {
        let work: Values = [1.0, 3.0, 2.0, 2.0].into_iter().collect();
        let desk: Values = [2.0, 2.0, 2.0, 1.5].into_iter().collect();
        let regions = above(&XAxis::HourOfDay, (Shape::Step, &work), (Shape::Step, &desk), 0, 24);
        let total: f64 = regions.iter().map(|region| area(region)).sum();
        assert!((total - 1.5).abs() < 1e-12, "{regions:?}");
    }

    #[test]
    fn a_line_that_crosses_a_step_is_cut_where_it_crosses() {
        // From 0 at 00:30 to 2 at 01:30 over a desk of 1: a triangle of half an hour by 1.
        let work: Values = [0.0, 2.0].into_iter().collect();
        let desk: Values = [1.0, 1.0].into_iter().collect();
        let regions = above(&XAxis::HourOfDay, (Shape::Line, &work), (Shape::Step, &desk), 0, 24);
        assert_eq!(regions.len(), 1);
        assert!((area(&regions[0]) - 0.25).abs() < 1e-12, "{regions:?}");
    }

    #[test]
    fn an_hour_that_is_not_known_breaks_the_curve() {
        let known: Values = [Some(1.0), None, Some(1.0)].into_iter().collect();
        assert_eq!(outline(&XAxis::HourOfDay, Shape::Step, &known, 0, 24).len(), 2);
        let none: Values = [0.0, 0.0, 0.0].into_iter().collect();
        assert_eq!(above(&XAxis::HourOfDay, (Shape::Step, &known), (Shape::Step, &none), 0, 24).len(), 2);
    }
}
