package nl.aldus.training.entity;

/**
 * A sentence to learn from.
 *
 * @param base scores that are there before any feature counts, label l of token i at {@code i *
 *     COUNT + l}; empty for none
 * @param features hashed features by token
 * @param labels right labels by token
 */
record Example(float[] base, int[][] features, int[] labels) {}
