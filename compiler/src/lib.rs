//! Compiles rule files into tables.
