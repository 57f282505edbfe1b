//! Puts things in order. One sort serves all of them, by numbers: the standard library's would be in the
//! engine once for each type, at seven kilobytes each.

/// Numbers to order by, the first counting most.
type Key = [u32; 3];

/// `items` in the order of their keys; those with one key stay as they were.
pub(crate) fn by_key<T>(items: Vec<T>, key: impl Fn(&T) -> Key) -> Vec<T> {
    if items.len() < 2 {
        return items;
    }
    let Some(ordered) = merged(items.iter().map(key).zip(0..).collect()) else {
        return items;
    };
    let mut items: Vec<_> = items.into_iter().map(Some).collect();
    let ordered = ordered.into_iter();
    ordered
        .filter_map(|(_, at)| items[at as usize].take())
        .collect()
}

/// Sorts by merging runs of one, of two, of four; `None` where all are in order.
#[inline(never)]
fn merged(mut all: Vec<(Key, u32)>) -> Option<Vec<(Key, u32)>> {
    if all.is_sorted() {
        return None;
    }
    let mut length = 1;
    while length < all.len() {
        let mut longer = Vec::with_capacity(all.len());
        for pair in all.chunks(2 * length) {
            let (left, right) = pair.split_at(length.min(pair.len()));
            let (mut left, mut right) = (left.iter().peekable(), right.iter().peekable());
            while let Some(first) = match (left.peek(), right.peek()) {
                (Some(l), Some(r)) if r < l => right.next(),
                (None, _) => right.next(),
                _ => left.next(),
            } {
                longer.push(*first);
            }
        }
        all = longer;
        length *= 2;
    }
    Some(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_stay_as_they_were() {
        let items = vec![(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd'), (0, 'e')];
        let ordered = by_key(items, |item| [item.0, 0, 0]);
        assert_eq!(ordered, [(0, 'e'), (1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]);
    }
}
