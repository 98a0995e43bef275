/** Speed of the extractor and of the whole pipeline. */
package nl.aldus.benchmarks;
