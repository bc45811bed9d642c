"""A partnership's procedure as data: routes, stages, time limits, words."""
