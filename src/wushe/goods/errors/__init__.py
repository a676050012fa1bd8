"""The ways goods say no, by what was asked for."""
