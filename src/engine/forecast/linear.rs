//! Symmetric systems of a few equations, by Cholesky's method: what a least-squares fit needs.

/// A symmetric, positive definite matrix as the lower triangle of its Cholesky factor.
#[derive(Clone, Debug)]
pub(super) struct Factor {
    size: usize,
    lower: Vec<f64>,
}

impl Factor {
    /// None where the columns are not independent.
    pub(super) fn of(matrix: &[f64], size: usize) -> Option<Self> {
        let mut lower = vec![0.0; size * size];
        for row in 0..size {
            for column in 0..=row {
                let known: f64 = (0..column).map(|k| lower[row * size + k] * lower[column * size + k]).sum();
                let rest = matrix[row * size + column] - known;
                lower[row * size + column] = if row == column {
                    // What rounding leaves of a dependent column is no information.
                    if rest.is_nan() || rest <= 1e-10 * matrix[row * size + row] {
                        return None;
                    }
                    libm::sqrt(rest)
                } else {
                    rest / lower[column * size + column]
                };
            }
        }
        Some(Self { size, lower })
    }

    fn forward(&self, right: &[f64]) -> Vec<f64> {
        let mut found: Vec<f64> = Vec::with_capacity(self.size);
        for (row, right) in right.iter().enumerate().take(self.size) {
            let known: f64 = found.iter().enumerate().map(|(k, x)| self.lower[row * self.size + k] * x).sum();
            found.push((right - known) / self.lower[row * self.size + row]);
        }
        found
    }

    /// The solution of the system.
    pub(super) fn solve(&self, right: &[f64]) -> Vec<f64> {
        let mut found = self.forward(right);
        for row in (0..self.size).rev() {
            let known: f64 = (row + 1..self.size).map(|k| self.lower[k * self.size + row] * found[k]).sum();
            found[row] = (found[row] - known) / self.lower[row * self.size + row];
        }
        found
    }

    /// `x' M^-1 x`.
    pub(super) fn inverse_square(&self, x: &[f64]) -> f64 {
        self.forward(x).iter().map(|value| value * value).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_system_is_solved_and_a_dependent_one_refused() {
        // 4x + 2y = 10, 2x + 3y = 11: x = 1, y = 3; the inverse is [[3, -2], [-2, 4]] / 8.
        let factor = Factor::of(&[4.0, 2.0, 2.0, 3.0], 2).unwrap();
        let found = factor.solve(&[10.0, 11.0]);
        assert!((found[0] - 1.0).abs() < 1e-12 && (found[1] - 3.0).abs() < 1e-12);
        assert!((factor.inverse_square(&[1.0, 0.0]) - 0.375).abs() < 1e-12);
        assert!(Factor::of(&[1.0, 2.0, 2.0, 4.0], 2).is_none());
    }
}
