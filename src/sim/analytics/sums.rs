//! Exact sums of whole numbers, and the mean, the spread and the correlation that follow from them.

/// Sums of one quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sums {
    /// How many.
    pub count: u64,
    sum: i128,
    squares: i128,
}

/// Sums of two quantities that belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct PairedSums {
    /// The first quantity.
    pub first: Sums,
    /// The second quantity.
    pub second: Sums,
    products: i128,
}

impl Sums {
    /// Counts a number.
    #[inline]
    pub fn add(&mut self, number: i64) {
        self.count += 1;
        self.sum += i128::from(number);
        self.squares += i128::from(number) * i128::from(number);
    }

    /// Adds what was counted elsewhere.
    pub fn merge(&mut self, other: &Self) {
        self.count += other.count;
        self.sum += other.sum;
        self.squares += other.squares;
    }

    /// The sum.
    pub fn total(&self) -> i128 {
        self.sum
    }

    /// The arithmetic mean; none of nothing.
    pub fn mean(&self) -> Option<f64> {
        (self.count > 0).then(|| self.sum as f64 / self.count as f64)
    }

    /// The variance of a sample, `sum of (x - mean)^2 / (n - 1)`; none below two. The numerator is a whole number, so nothing is
    /// lost by cancellation.
    pub fn variance(&self) -> Option<f64> {
        let count = i128::from(self.count);
        (count > 1).then(|| self.scatter() as f64 / (count * (count - 1)) as f64)
    }

    /// The standard deviation of a sample.
    pub fn deviation(&self) -> Option<f64> {
        self.variance().map(f64::sqrt)
    }

    /// `n` times the sum of squared distances from the mean.
    fn scatter(&self) -> i128 {
        i128::from(self.count) * self.squares - self.sum * self.sum
    }
}

impl PairedSums {
    /// Counts a pair.
    #[inline]
    pub fn add(&mut self, first: i64, second: i64) {
        self.first.add(first);
        self.second.add(second);
        self.products += i128::from(first) * i128::from(second);
    }

    /// Adds what was counted elsewhere.
    pub fn merge(&mut self, other: &Self) {
        self.first.merge(&other.first);
        self.second.merge(&other.second);
        self.products += other.products;
    }

    /// How many pairs.
    pub fn count(&self) -> u64 {
        self.first.count
    }

    /// Pearson's product-moment correlation, -1 to 1; none when one of the two never varies.
    /// If one quantity is 0 or 1, this is the point-biserial correlation (Lord and Novick, Statistical Theories of Mental Test
    /// Scores, 1968).
    pub fn correlation(&self) -> Option<f64> {
        let (first, second) = (self.first.scatter(), self.second.scatter());
        if first <= 0 || second <= 0 {
            return None;
        }
        let shared = i128::from(self.count()) * self.products - self.first.sum * self.second.sum;
        Some((shared as f64 / ((first as f64).sqrt() * (second as f64).sqrt())).clamp(-1.0, 1.0))
    }

    /// The covariance of a sample; none below two pairs.
    pub fn covariance(&self) -> Option<f64> {
        let count = i128::from(self.count());
        let shared = count * self.products - self.first.sum * self.second.sum;
        (count > 1).then(|| shared as f64 / (count * (count - 1)) as f64)
    }

    /// The ratio of the two sums with its 95 % interval, for quantities whose ratio is wanted and not the mean of their ratios;
    /// none when the second sums to nothing.
    /// The standard error is that of the ratio estimator, `sqrt(sum of (x - R y)^2 * n / (n - 1)) / sum of y`
    /// (Cochran, Sampling Techniques, 1977, chapter 6, without the correction for a finite population).
    pub fn ratio(&self) -> Option<(f64, [f64; 2])> {
        if self.second.sum <= 0 || self.count() < 2 {
            return None;
        }
        let whole = self.second.sum as f64;
        let ratio = self.first.sum as f64 / whole;
        let squares =
            self.first.squares as f64 - 2.0 * ratio * self.products as f64 + ratio * ratio * self.second.squares as f64;
        let count = self.count() as f64;
        let error = (squares.max(0.0) * count / (count - 1.0)).sqrt() / whole;
        let reach = super::share::NORMAL_95 * error;
        Some((ratio, [ratio - reach, ratio + reach]))
    }
}
