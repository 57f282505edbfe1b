//! The one door for every task.

fn main() {}
